import { deltaDays } from './deltaFact';
import type { FactDefinition } from './FactDeclaration';

/** Where a number may lie, ends included; `words` say it. */
interface UnitRange {
  least?: number;
  most?: number;
  words: string;
}

const notNegative: UnitRange = { least: 0, words: '0 or more' };

const ofUnits = new Map<string, UnitRange>([
  ['ratio', { least: 0, most: 1, words: 'from 0 to 1' }],
  ['percent', { least: 0, most: 100, words: 'from 0 to 100' }],
  ...['seconds', 'minutes', 'hours', 'days'].map(
    (unit): [string, UnitRange] => [unit, notNegative],
  ),
]);

/** Facts that have a unit and go beyond its range, as their descriptions say. */
const ofFacts = new Map<string, UnitRange>([
  ['slo.budgetLeftRatio', { most: 1, words: '1 or less' }],
]);

/**
 * Where the values of a fact may lie by its unit: shares from 0 to 1, percent from 0 to 100, times and counts from 0.
 * Undefined where any number may be right: without a unit, and for changes, which are as often less as more.
 *
 * @example
 * ```ts
 * unitRange({ name: 'quality.testCoverage', type: 'double', unit: 'percent' })?.words // 'from 0 to 100'
 * ```
 */
export function unitRange({
  name,
  type,
  unit,
}: Pick<FactDefinition, 'name' | 'type' | 'unit'>): UnitRange | undefined {
  if (!unit || name.endsWith(`Delta${deltaDays}d`)) return undefined;
  const known = ofFacts.get(name) ?? ofUnits.get(unit);
  // The unit of a count is what is counted.
  return (
    known ??
    (name.endsWith('Count') && type === 'int' ? notNegative : undefined)
  );
}
