import type { FactCatalog } from '@service-readiness/backstage-plugin-readiness-common';
import type {
  CollectionRun,
  CollectorState,
} from '../../stores/CollectorStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { factsStaleAt } from '../evaluation/factsStaleAt';
import type { Findings } from './Findings';
import { observationChanges } from './observationChanges';

/**
 * Entities for which the source fell silent or spoke again in a run without any value changing: nothing else would
 * have them evaluated. Whoever runs a collector over one entity evaluates it afterwards.
 */
export async function silenceChanges(
  tx: ReadinessStore,
  options: {
    run: CollectionRun;
    found: Findings;
    catalog: FactCatalog;
    at: number;
  },
): Promise<string[]> {
  const { run, found, catalog, at } = options;
  const { failures, covered } = found;
  const { collectorId, startedAt } = run;
  if (run.entityRef) return [];
  const isOverAll = !run.isPartial && !run.error;
  if (run.error && covered.length === 0) return [];
  const states = await tx.collectors.states();
  const state = states.find(s => s.collectorId === collectorId);
  if (state && wasSilent(state, catalog, at)) {
    return isOverAll ? tx.facts.entitiesWith(collectorId) : [...covered];
  }
  const before =
    (await tx.collectors.failuresOf([collectorId])).get(collectorId) ??
    new Map<string, string>();
  const speaks = new Set(covered);
  return [
    ...(await observationChanges(tx, {
      ...{ collectorId, startedAt, found, catalog, at },
      isKnown: state?.coveredAt !== undefined,
    })),
    ...[...before.keys()].filter(ref =>
      isOverAll ? !failures.has(ref) : speaks.has(ref),
    ),
    ...[...failures.keys()].filter(ref => !before.has(ref)),
  ];
}

/** Whether a fact has become stale since the collector last covered all, noticed as such or not. */
function wasSilent(
  { collectorId, coveredAt, staleFacts }: CollectorState,
  catalog: FactCatalog,
  at: number,
): boolean {
  if (staleFacts.length > 0) return true;
  if (coveredAt === undefined) return false;
  return factsStaleAt(catalog, { collectorId, coveredAt }, at).length > 0;
}
