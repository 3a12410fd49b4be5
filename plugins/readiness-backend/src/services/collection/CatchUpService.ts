import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import { Duration } from 'luxon';
import type { LastRuns } from '../../stores/CollectorStore';
import type { StoredEntity } from '../../stores/EntityStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { catalogCollectorId } from '../catalog/catalogCollector';
import type { CollectionService } from './CollectionService';
import { inParallel } from './inParallel';

/** Entities per collector and time; whole revisions, each of which is at most a page of the catalog. */
const atOnce = 1000;
/** Sources that are asked at once. */
const sourcesAtOnce = 4;

interface Written {
  revision: number;
  stored: StoredEntity;
}

/**
 * Has collectors look at entities that came, or that they began to apply to, since their last run over all: a new
 * service does not wait for a round. Where very many come, the next round overtakes it.
 */
export class CatchUpService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      collection: CollectionService;
      collectors: readonly Collector[];
      now: () => number;
    },
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { store, collectors, now } = this.options;
    const lookedAt = new Map<string, number>();
    for (const state of await store.collectors.states()) {
      const { collectorId, entitiesRevision } = state;
      // Without a revision it has yet to make its first round.
      if (entitiesRevision === undefined) continue;
      lookedAt.set(collectorId, entitiesRevision);
    }
    const runs = await store.collectors.lastRuns();
    const idle = collectors.filter(
      collector =>
        collector.id !== catalogCollectorId &&
        lookedAt.has(collector.id) &&
        !isRunning(collector, runs.get(collector.id), now()),
    );
    if (idle.length === 0) return;
    const since = Math.min(...idle.map(({ id }) => lookedAt.get(id) ?? 0));
    const written: Written[] = [];
    for (const change of await store.entities.changedSince(since)) {
      if (!change.removed) written.push(change);
    }
    if (written.length === 0) return;
    await inParallel(idle, sourcesAtOnce, async collector => {
      const from = lookedAt.get(collector.id) ?? 0;
      const later = written.filter(({ revision }) => revision > from);
      await this.#catchUp(collector, later, signal);
    });
  }

  async #catchUp(
    collector: Collector,
    written: readonly Written[],
    signal: AbortSignal,
  ) {
    const { store, collection } = this.options;
    const matches = filterPredicateToFilterFunction<Entity>(
      collector.appliesTo,
    );
    const matching = written.filter(({ stored }) => matches(stored.entity));
    const known = await store.facts.documentsOf(
      collector.id,
      matching.map(({ stored }) => stored.entityRef),
    );
    const unknown = matching.filter(
      ({ stored }) => !known.has(stored.entityRef),
    );
    const last = unknown[atOnce - 1]?.revision;
    const due = unknown.filter(
      ({ revision }) => last === undefined || revision <= last,
    );
    if (due.length > 0) {
      await collection.runOverSome(
        collector,
        due.map(({ stored }) => stored.entity),
        AbortSignal.any([signal, AbortSignal.timeout(timeoutOf(collector))]),
      );
      // Stopped with the replica: another begins again where this one began.
      if (signal.aborted) return;
    }
    const upTo = last ?? written[written.length - 1]?.revision;
    // What fails is left to the next round: a source that is down is not asked again and again.
    if (upTo !== undefined) {
      await store.collectors.setEntitiesRevision(collector.id, upTo);
    }
  }
}

/** A run whose replica died is over when its time is. */
function isRunning(
  collector: Collector,
  runs: LastRuns | undefined,
  now: number,
): boolean {
  const { runningSince } = runs ?? {};
  return (
    runningSince !== undefined && now - runningSince < timeoutOf(collector)
  );
}

function timeoutOf({ schedule: { timeout } }: Collector): number {
  return Duration.fromDurationLike(timeout).toMillis();
}
