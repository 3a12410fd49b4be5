import { didYouMean } from '../problems/didYouMean';
import type { Problem } from '../problems/Problem';
import type { FactDefinition } from './FactDeclaration';
import { factValueProblem } from './factValueProblem';
import { unitRange } from './unitRange';

/** A collector's declarations are one array for its whole life, and are checked against once per entity. */
const byNameOf = new WeakMap<
  readonly FactDefinition[],
  ReadonlyMap<string, FactDefinition>
>();

function byName(declarations: readonly FactDefinition[]) {
  let map = byNameOf.get(declarations);
  if (!map) {
    map = new Map(declarations.map(fact => [fact.name, fact]));
    byNameOf.set(declarations, map);
  }
  return map;
}

/**
 * Holds values that were reported against what was declared: undeclared names, wrong types, sizes, numbers
 * that their unit cannot have. Empty when all is well.
 *
 * @example
 * ```ts
 * checkFactValues([levels], { 'oncall.escalationLevels': 1.5 })[0]?.message
 * // "fact 'oncall.escalationLevels' must be an int (a whole number), got 1.5"
 * ```
 *
 * @public
 */
export function checkFactValues(
  declarations: readonly FactDefinition[],
  values: Readonly<Record<string, unknown>>,
): Problem[] {
  const declared = byName(declarations);
  const problems: Problem[] = [];
  for (const name of Object.keys(values)) {
    const fact = declared.get(name);
    if (!fact) {
      problems.push({
        source: 'facts',
        path: name,
        message: `fact '${name.slice(0, 120)}' is not declared`,
        mend:
          didYouMean(name, declared.keys()) ??
          `declared are: ${[...declared.keys()].slice(0, 20).join(', ')}`,
      });
      continue;
    }
    const problem =
      factValueProblem(fact.type, values[name]) ??
      rangeProblem(fact, values[name]);
    if (problem) {
      const message = `fact '${name}' ${problem}`;
      problems.push({ source: 'facts', path: name, message });
    }
  }
  return problems;
}

function rangeProblem(
  fact: FactDefinition,
  value: unknown,
): string | undefined {
  if (typeof value !== 'number') return undefined;
  const range = unitRange(fact);
  if (!range) return undefined;
  const { least = -Infinity, most = Infinity, words } = range;
  return value >= least && value <= most
    ? undefined
    : `must be ${words} (its unit is ${fact.unit}), got ${value}`;
}
