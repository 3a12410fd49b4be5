import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import {
  collectBatch,
  type CollectedBatch,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { CollectionRun } from '../../stores/CollectorStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { RulesService } from '../definitions/RulesService';
import type { EvaluationService } from '../evaluation/EvaluationService';
import { FactWriter } from './FactWriter';
import { FailureLog } from './FailureLog';
import type { Findings } from './Findings';
import { matchingBatches } from './matchingBatches';
import { silenceChanges } from './silenceChanges';

const defaultBatchSize = 500;
const timeIsUp = 'Stopped: the time was up';
const takenOver =
  'Nothing was heard of this run for too long: another replica may have taken it over, so no more of it is kept';
/** Characters of an error that are kept. */
const longestError = 1000;

const nothingFound = (): Findings => ({
  failures: new Map(),
  covered: [],
  observedAt: new Map(),
});

/** Runs collectors, keeps what changed, and has exactly that evaluated in the same transaction. */
export class CollectionService {
  readonly #facts: FactWriter;
  readonly #failures: FailureLog;

  constructor(
    private readonly options: {
      store: ReadinessStore;
      evaluation: EvaluationService;
      rules: RulesService;
      logger: LoggerService;
      now: () => number;
      /** How long facts stay whose collector no replica has installed. */
      absentCollectorsMs: number;
    },
  ) {
    this.#facts = new FactWriter(options);
    this.#failures = new FailureLog(options);
  }

  /**
   * Runs a collector over every entity that it applies to. Never throws: the run says what went wrong.
   *
   * @param options - `prepare`: done first; its error is the run's. `isHeld`: asked before something is written;
   * once it is not, another replica has taken the run over, and nothing more is written
   */
  async runOverAll(
    collector: Collector,
    signal: AbortSignal,
    options: {
      prepare?: () => Promise<unknown>;
      isHeld?: () => boolean;
    } = {},
  ): Promise<void> {
    const { prepare, isHeld = () => true } = options;
    const run = await this.#start(collector);
    const found = nothingFound();
    const matches = filterPredicateToFilterFunction<Entity>(
      collector.appliesTo,
    );
    const { store } = this.options;
    try {
      await prepare?.();
      run.entitiesRevision = await store.revision();
      const outside = new Set(await store.facts.entitiesWith(collector.id));
      const batches = matchingBatches(
        store.entities,
        matches,
        collector.batchSize ?? defaultBatchSize,
      );
      for await (const entities of batches) {
        for (const entity of entities)
          outside.delete(stringifyEntityRef(entity));
        await this.#collectAndKeep(collector, entities, {
          ...{ run, found, signal, isHeld },
        });
      }
      if (!isHeld()) throw new Error(takenOver);
      await this.#facts.forget(collector.id, [...outside], matches);
    } catch (error) {
      run.error = (error as Error).message.slice(0, longestError);
    }
    if (isHeld()) await this.#finish(run, found);
    else this.options.logger.warn(`Collector '${collector.id}': ${takenOver}`);
  }

  /** Runs a collector over those of some entities that it applies to. Never throws for what the source does. */
  async runOverSome(
    collector: Collector,
    entities: readonly Entity[],
    signal: AbortSignal,
  ): Promise<void> {
    const run = await this.#start(collector, { isPartial: true });
    const found = nothingFound();
    const size = collector.batchSize ?? defaultBatchSize;
    const matching = entities.filter(
      filterPredicateToFilterFunction<Entity>(collector.appliesTo),
    );
    try {
      for (let i = 0; i < matching.length; i += size) {
        const batch = matching.slice(i, i + size);
        await this.#collectAndKeep(collector, batch, {
          ...{ run, found, signal, isHeld: () => true },
        });
      }
    } catch (error) {
      run.error = (error as Error).message.slice(0, longestError);
    }
    await this.#finish(run, found);
  }

  /** Runs a collector over one entity. Returns the error, if it failed. */
  async runOverOne(
    collector: Collector,
    entityRef: string,
    entity: Entity,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (!filterPredicateToFilterFunction<Entity>(collector.appliesTo)(entity)) {
      return undefined;
    }
    const run = await this.#start(collector, { entityRef });
    const batch = await this.#collect(collector, [entity], signal);
    const covered = [...batch.facts.keys()];
    run.covered = covered.length;
    run.changed = await this.#facts.keep(collector, batch, run.startedAt);
    await this.#finish(run, { ...batch, covered });
    return batch.failures.get(entityRef);
  }

  async #start(
    collector: Collector,
    over: Pick<CollectionRun, 'entityRef' | 'isPartial'> = {},
  ) {
    const run: CollectionRun = {
      id: randomUUID(),
      collectorId: collector.id,
      ...over,
      startedAt: this.options.now(),
      covered: 0,
      failed: 0,
      changed: 0,
    };
    await this.options.store.collectors.startRun(run);
    return run;
  }

  /** @throws when the time is up: what is said of the batch until then counts. */
  async #collectAndKeep(
    collector: Collector,
    entities: Entity[],
    {
      run,
      found,
      signal,
      isHeld,
    }: {
      run: CollectionRun;
      found: Findings;
      signal: AbortSignal;
      isHeld: () => boolean;
    },
  ) {
    if (signal.aborted) throw new Error(timeIsUp);
    const batch = await this.#collect(collector, entities, signal);
    if (!isHeld()) throw new Error(takenOver);
    run.changed += await this.#facts.keep(collector, batch, run.startedAt);
    run.covered += batch.facts.size;
    for (const ref of batch.facts.keys()) found.covered.push(ref);
    for (const [ref, at] of batch.observedAt) found.observedAt.set(ref, at);
    // That the others of the batch were not got to is the run's failure, not theirs.
    if (signal.aborted && batch.failures.size > 0) throw new Error(timeIsUp);
    for (const [ref, error] of batch.failures) found.failures.set(ref, error);
  }

  async #collect(
    collector: Collector,
    entities: Entity[],
    signal: AbortSignal,
  ): Promise<CollectedBatch> {
    const logger = this.options.logger.child({ collector: collector.id });
    const batch = await collectBatch(collector, entities, { signal, logger });
    // Clocks differ; nothing was observed in a time to come, or it would count for too long.
    const now = this.options.now();
    for (const [ref, at] of batch.observedAt) {
      if (at > now) batch.observedAt.set(ref, now);
    }
    return batch;
  }

  /**
   * Says that this replica has the collectors installed. Facts of collectors that no replica has had for long go, and
   * what was judged by them is judged again; while releases change, replicas do not know the same ones.
   */
  async retain(collectors: ReadonlyArray<{ id: string }>): Promise<void> {
    const at = this.options.now();
    const absentBefore = at - this.options.absentCollectorsMs;
    await this.options.store.transaction(async tx => {
      const ids = collectors.map(({ id }) => id);
      const options = { at, absentBefore };
      await tx.queue.enqueue(await tx.collectors.retain(ids, options));
    });
  }

  async #finish(run: CollectionRun, found: Findings) {
    const { store, rules } = this.options;
    const { failures, covered, observedAt } = found;
    run.failed = failures.size;
    run.error ??= sharedError(run, failures);
    await store.transaction(async tx => {
      const { catalog } = rules.ruleSet;
      const at = this.options.now();
      const silence = await silenceChanges(tx, { run, found, catalog, at });
      const ended = { ...run, endedAt: at };
      await tx.collectors.finishRun(ended, failures, covered, observedAt);
      await tx.queue.enqueue(silence);
    });
    this.#failures.note(run);
  }
}

/**
 * What all entities failed with is the error of the run, and is shown for every entity. What the source says of one
 * entity alone stays with it: others must not read about it.
 */
function sharedError(
  run: CollectionRun,
  failures: ReadonlyMap<string, string>,
): string | undefined {
  const [first, ...others] = new Set(failures.values());
  const isShared = failures.size > 1 && others.length === 0;
  return run.covered === 0 && isShared ? first : undefined;
}
