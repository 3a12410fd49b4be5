import type { FactCoverage } from '@service-readiness/backstage-plugin-readiness-common';

/** Where a collector stands after its runs over all. */
export interface CollectorCoverage {
  collectorId: string;
  /** Start of the last run without an error of its own. */
  coveredAt?: number;
  /** End of that run. */
  coveredUntil?: number;
  /** Start of the run that left the error. */
  failedAt?: number;
  error?: string;
}

/** Where one entity stands apart from its collector. */
export interface EntityCoverage {
  /** Earlier coverage, if it failed; else when it was collected alone. */
  coveredAt?: number;
  /** Start of the run that says so. */
  attemptedAt: number;
  error?: string;
  /** `coveredAt` is when the source was asked, as the collector said: no later run over all moves it. */
  isObserved?: boolean;
}

/**
 * When a collector last covered an entity. A run over all speaks for every entity, except for those that failed in
 * it, those of which the collector said when the source was asked, those that were collected alone since, and those
 * that appeared after it had ended.
 */
export function coverageOf(options: {
  collector: CollectorCoverage;
  entity?: EntityCoverage;
  /** When the entity appeared. */
  seenAt?: number;
}): FactCoverage {
  const { collector, entity, seenAt } = options;
  const { collectorId } = collector;
  const isNewer =
    seenAt !== undefined &&
    collector.coveredUntil !== undefined &&
    seenAt > collector.coveredUntil;
  const byRun = isNewer ? undefined : collector.coveredAt;
  const coverage: FactCoverage = { collectorId };
  const standsApart =
    entity !== undefined && (entity.error !== undefined || entity.isObserved);
  const coveredAt = standsApart
    ? entity.coveredAt
    : latest(byRun, entity?.coveredAt);
  if (coveredAt !== undefined) {
    coverage.coveredAt = coveredAt;
  }
  if (standsApart || (entity && coveredAt !== byRun)) {
    coverage.isApart = true;
  }
  const isRunLater = !entity || (collector.failedAt ?? 0) > entity.attemptedAt;
  const error =
    collector.error !== undefined && isRunLater
      ? collector.error
      : entity?.error;
  if (error !== undefined) {
    coverage.error = error;
  }
  return coverage;
}

function latest(a: number | undefined, b: number | undefined) {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return Math.max(a, b);
}
