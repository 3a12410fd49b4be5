import type { FactDeclaration, FactDefinition } from './FactDeclaration';

/**
 * Days over which a change is told.
 *
 * @public
 */
export const deltaDays = 30;

/**
 * The fact that tells how a number changed, for one that is kept over time; undefined for others. Its name is that of
 * the number with an ending and no segment of its own: `quality.testCoverage.delta30d` could not exist beside
 * `quality.testCoverage`, for one would be the beginning of the other.
 *
 * @public
 *
 * @example
 * ```ts
 * deltaFact(coverage)?.name // 'quality.testCoverageDelta30d'
 * ```
 */
export function deltaFact<F extends FactDefinition>(fact: F): F | undefined {
  if (!fact.series || !['int', 'double'].includes(fact.type)) return undefined;
  const { series: _, ...rest } = fact;
  return {
    ...(rest as F),
    name: `${fact.name}Delta${deltaDays}d`,
    type: 'double',
    description: `By how much ${fact.name} changed in the ${deltaDays} days before it was last observed.`,
  };
}

/**
 * Facts with those that follow from them.
 *
 * @public
 *
 * @example
 * ```ts
 * withDeltas([coverage]).map(({ name }) => name) // ['quality.testCoverage', 'quality.testCoverageDelta30d']
 * ```
 */
export function withDeltas(
  facts: readonly FactDeclaration[],
): FactDeclaration[] {
  const names = new Set(facts.map(({ name }) => name));
  return facts.flatMap(fact => {
    const delta = deltaFact(fact);
    // Who declares it says it better.
    return delta && !names.has(delta.name) ? [fact, delta] : [fact];
  });
}
