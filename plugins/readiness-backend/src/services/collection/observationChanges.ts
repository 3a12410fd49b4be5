import type { FactCatalog } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { Findings } from './Findings';

/**
 * Entities whose facts count from another moment than before, where that makes a difference that no value does: facts
 * become stale, or count again, or will become stale earlier than their results know.
 */
export async function observationChanges(
  tx: ReadinessStore,
  options: {
    collectorId: string;
    startedAt: number;
    found: Findings;
    /** The collector has covered all before: what it said first of each was evaluated when it was written. */
    isKnown: boolean;
    catalog: FactCatalog;
    at: number;
  },
): Promise<string[]> {
  const { collectorId, startedAt, found, isKnown, catalog, at } = options;
  const before = await tx.collectors.observations(collectorId);
  if (before.size === 0 && found.observedAt.size === 0) return [];
  const validities = new Set(
    catalog.facts.flatMap(({ sources }) =>
      sources
        .filter(source => source.collectorId === collectorId)
        .map(({ validityMs }) => validityMs),
    ),
  );
  const staleCount = (coveredAt: number) =>
    [...validities].filter(ms => coveredAt + ms <= at).length;
  return found.covered.filter(ref => {
    const from = before.get(ref);
    const to = found.observedAt.get(ref);
    if (from === to) return false;
    if (from === undefined) return isKnown;
    const coveredAt = to ?? startedAt;
    return coveredAt < from || staleCount(coveredAt) !== staleCount(from);
  });
}
