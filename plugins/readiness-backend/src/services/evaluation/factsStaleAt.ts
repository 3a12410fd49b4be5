import type { FactCatalog } from '@service-readiness/backstage-plugin-readiness-common';

/**
 * Names of the facts of a collector that are stale for every entity that stands as the collector does.
 *
 * @param coveredAt - start of the collector's last run over all that ended without an error of its own
 *
 * @example
 * ```ts
 * factsStaleAt(catalog, { collectorId: 'rota', coveredAt }, coveredAt + 3_600_000) // ['oncall.hasSchedule']
 * ```
 */
export function factsStaleAt(
  catalog: FactCatalog,
  { collectorId, coveredAt }: { collectorId: string; coveredAt: number },
  at: number,
): string[] {
  return catalog.facts
    .filter(({ sources }) =>
      sources.some(
        source =>
          source.collectorId === collectorId &&
          coveredAt + source.validityMs <= at,
      ),
    )
    .map(({ name }) => name);
}
