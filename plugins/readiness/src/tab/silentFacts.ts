import type {
  CheckView,
  FactView,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * Of the facts that a check lacks, one for every source and what ails it: what is said of one is true of the others.
 *
 * @example
 * ```ts
 * silentFacts(check).map(fact => fact.collectorId) // ['oncall']
 * ```
 */
export function silentFacts({ facts }: Pick<CheckView, 'facts'>): FactView[] {
  const bySource = new Map<string, FactView>();
  for (const fact of facts) {
    const { absence, collectorId, because } = fact;
    if (!absence || !because) continue;
    // Without a source, it is the words that tell them apart.
    const key = `${absence} ${collectorId ?? because}`;
    if (!bySource.has(key)) bySource.set(key, fact);
  }
  return [...bySource.values()];
}
