import type {
  FactCoverage,
  FactDocument,
  FactReadings,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * When a source that stands apart for this entity falls silent for it alone: the first moment at which one of its
 * facts becomes stale although its collector as a whole tells nothing then. A source that is silent for all is
 * watched as a whole.
 *
 * It stands apart when it failed for the entity, was asked about it alone, or left a document in a run that has not
 * ended or ended with an error: what the collector as a whole covered is older than that.
 *
 * @example
 * ```ts
 * silenceDate({ documents, coverage, readings }) // undefined: all stand as their collectors do
 * ```
 */
export function silenceDate(known: {
  documents: readonly FactDocument[];
  coverage: readonly FactCoverage[];
  readings: FactReadings;
}): number | undefined {
  const { readings } = known;
  const apart = sourcesApart(known);
  if (apart.size === 0) return undefined;
  let first: number | undefined;
  for (const reading of readings.all()) {
    const { collectorId = '', absence, validUntil } = reading;
    const coveredAt = apart.get(collectorId);
    if (absence !== undefined || validUntil === undefined) continue;
    if (coveredAt === undefined) continue;
    // The collector as a whole falls silent before that, and has every entity looked at then.
    const byAll = validUntil - (reading.observedAt ?? 0) + coveredAt;
    if (byAll > readings.now) continue;
    first = Math.min(first ?? validUntil, validUntil);
  }
  return first;
}

/** By collector, when it covered everything; the beginning of time if it is not known to have. */
function sourcesApart({
  documents,
  coverage,
}: {
  documents: readonly FactDocument[];
  coverage: readonly FactCoverage[];
}): Map<string, number> {
  const apart = new Map<string, number>();
  const coveredAt = new Map<string, number>();
  for (const { collectorId, isApart, coveredAt: at = 0 } of coverage) {
    coveredAt.set(collectorId, at);
    if (isApart) apart.set(collectorId, 0);
  }
  for (const { collectorId, changedAt } of documents) {
    const covered = coveredAt.get(collectorId) ?? 0;
    if (changedAt > covered && !apart.has(collectorId)) {
      apart.set(collectorId, covered);
    }
  }
  return apart;
}
