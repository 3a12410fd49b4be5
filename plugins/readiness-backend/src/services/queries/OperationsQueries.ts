import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import {
  readinessOperationsReadPermission,
  type CollectorList,
  type CollectorView,
  type OperationInput,
  type Problem,
  type Status,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type {
  CollectionRun,
  CollectorState,
} from '../../stores/CollectorStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { catalogCollectorId } from '../catalog/catalogCollector';
import type { RulesService } from '../definitions/RulesService';
import type { DeclaredCollector } from '../push/PushSource';
import type { ReadModel } from '../readModel/ReadModel';
import type { VisibilityService } from '../visibility/VisibilityService';
import { isoOf } from './levelView';
import { overdueSince } from './overdueSince';
import { factViews, pushSourceView, runView } from './pushSourceView';
import { requirePermission } from './requirePermission';

const shownFailures = 20;

/** Answers whoever runs the product: do the sources answer, is anything stuck, what is misconfigured. */
export class OperationsQueries {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      rules: RulesService;
      visibility: VisibilityService;
      permissions: PermissionsService;
      collectors: readonly Collector[];
      sources: readonly DeclaredCollector[];
      /** What of the collectors' configuration nobody reads. */
      configProblems: readonly Problem[];
      example: boolean;
      now: () => number;
    },
  ) {}

  async listCollectors(
    _: OperationInput<'listCollectors'>,
    credentials: BackstageCredentials,
  ): Promise<CollectorList> {
    await this.#authorize(credentials);
    const { store, collectors } = this.options;
    const visibility = await this.options.visibility.of(credentials);
    const company = await this.options.readModel.current();
    const [states, runs, failures, kept, disputes] = await Promise.all([
      store.collectors.states(),
      store.collectors.lastRuns(),
      store.collectors.failuresOf(
        [...collectors, ...this.options.sources].map(({ id }) => id),
      ),
      store.collectors.newestCoverage(this.options.sources.map(({ id }) => id)),
      store.disputes.openByCollector(
        visibility.seesAll
          ? undefined
          : company.refsWhere(row => visibility.sees(row)),
      ),
    ]);
    const shown = (failed: ReadonlyMap<string, string> = new Map()) =>
      [...failed]
        .filter(([ref]) => {
          const row = company.entity(ref);
          return row !== undefined && visibility.sees(row);
        })
        .slice(0, shownFailures)
        .map(([entityRef, error]) => ({ entityRef, error }));
    const items = collectors.map((collector): CollectorView => {
      const state = states.find(s => s.collectorId === collector.id);
      const { ended, runningSince } = runs.get(collector.id) ?? {};
      return {
        kind: 'pull',
        id: collector.id,
        title: collector.title,
        owner: collector.owner,
        openDisputes: disputes.get(collector.id) ?? 0,
        facts: factViews(collector.facts),
        state: stateOf(state, ended, runningSince),
        lastRun: ended && runView(ended),
        lastSuccessAt: isoOf(lastSuccessOf(state, ended)),
        nextRunAt: nextRunAt(runningSince ?? ended?.startedAt, collector),
        failures: shown(failures.get(collector.id)),
      };
    });
    const pushed = this.options.sources.map(source =>
      pushSourceView(source, {
        last: runs.get(source.id)?.ended,
        keptAt: kept.get(source.id),
        refused: failures.get(source.id) ?? new Map(),
        failures: shown(failures.get(source.id)),
        openDisputes: disputes.get(source.id) ?? 0,
        now: this.options.now(),
      }),
    );
    return {
      items: [...items, ...pushed],
      example: this.options.example,
      problems: [...this.options.configProblems],
    };
  }

  async getStatus(
    _: OperationInput<'getStatus'>,
    credentials: BackstageCredentials,
  ): Promise<Status> {
    await this.#authorize(credentials);
    const { store, rules, example } = this.options;
    const company = await this.options.readModel.current();
    const [runs, states, queue, heldRemovals] = await Promise.all([
      store.collectors.lastRuns(),
      store.collectors.states(),
      store.queue.depth(),
      store.entities.countMissing(),
    ]);
    const { ended: run, runningSince } = runs.get(catalogCollectorId) ?? {};
    const catalog = this.options.collectors.find(
      ({ id }) => id === catalogCollectorId,
    );
    const state = states.find(s => s.collectorId === catalogCollectorId);
    let syncState: Status['catalog']['state'] = 'ok';
    if (run?.error ?? state?.error) syncState = 'failing';
    else if (!state?.coveredAt) syncState = 'neverRan';
    return {
      example,
      catalog: {
        state: syncState,
        lastSyncAt: isoOf(state?.coveredAt),
        runningSince: isoOf(runningSince),
        overdueSince:
          catalog &&
          isoOf(
            overdueSince(catalog.schedule, {
              ...{ runningSince, startedAt: run?.startedAt },
              now: this.options.now(),
            }),
          ),
        entities: company.entityCount,
        error: run?.error ?? state?.error,
        heldRemovals,
      },
      queue: { depth: queue.depth, oldestAt: isoOf(queue.oldestAt) },
      problems: [...rules.problems],
    };
  }

  #authorize(credentials: BackstageCredentials) {
    return requirePermission(
      this.options.permissions,
      readinessOperationsReadPermission,
      { what: 'Seeing how the sources do', credentials },
    );
  }
}

/** By the schedule: a collector on a cron line or a trigger says nothing here. */
function nextRunAt(
  startedAt: number | undefined,
  { schedule: { frequency } }: Collector,
): string | undefined {
  if (startedAt === undefined) return undefined;
  if ('cron' in frequency || 'trigger' in frequency) return undefined;
  return isoOf(startedAt + durationToMilliseconds(frequency));
}

function stateOf(
  state: CollectorState | undefined,
  ended: CollectionRun | undefined,
  runningSince: number | undefined,
): CollectorView['state'] {
  // What the last run found is worth more than that another is under way.
  if (!ended) return runningSince === undefined ? 'neverRan' : 'running';
  if (state && state.staleFacts.length > 0) return 'stale';
  return ended.error || ended.failed > 0 ? 'failing' : 'ok';
}

/** A run in which every entity failed by itself ended well, and succeeded nowhere. */
function lastSuccessOf(
  state: CollectorState | undefined,
  ended: CollectionRun | undefined,
): number | undefined {
  const isOfLastRun = ended?.startedAt === state?.coveredAt;
  const gotNothing = ended && ended.covered === 0 && ended.failed > 0;
  return isOfLastRun && gotNothing ? undefined : state?.coveredAt;
}
