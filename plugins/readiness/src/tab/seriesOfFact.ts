import type {
  FactSeriesView,
  FactView,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * The course that is shown at a fact: its own; at the change of a number that of the number, where the check does not
 * read that itself.
 *
 * @example
 * ```ts
 * seriesOfFact(coverageDelta30d, [coverageDelta30d], [courseOfCoverage]) // courseOfCoverage
 * ```
 */
export function seriesOfFact(
  { name }: Pick<FactView, 'name'>,
  facts: readonly Pick<FactView, 'name'>[],
  series: readonly FactSeriesView[],
): FactSeriesView | undefined {
  return series.find(
    one =>
      one.name === name ||
      (/^Delta\d+d$/.test(name.slice(one.name.length)) &&
        name.startsWith(one.name) &&
        !facts.some(fact => fact.name === one.name)),
  );
}
