import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import type { FactDocument } from '@service-readiness/backstage-plugin-readiness-common';
import {
  collectBatch,
  type CollectedBatch,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { CollectionRun } from '../../stores/CollectorStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type {
  EvaluationService,
  FactDiff,
} from '../evaluation/EvaluationService';
import type { RulesService } from '../definitions/RulesService';
import { diffFacts } from './diffFacts';
import { silenceChanges } from './silenceChanges';

const defaultBatchSize = 500;
/** Characters of an error that are kept. */
const longestError = 1000;
/** Entities whose facts and results are written in one transaction: short enough to leave the event loop free. */
const writeSize = 100;

/** Runs collectors, keeps what changed, and has exactly that evaluated in the same transaction. */
export class CollectionService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      evaluation: EvaluationService;
      rules: RulesService;
      logger: LoggerService;
      now: () => number;
    },
  ) {}

  /**
   * Runs a collector over every entity that it applies to. Never throws: the run says what went wrong.
   *
   * @param prepare - done first; its error is the run's
   */
  async runOverAll(
    collector: Collector,
    signal: AbortSignal,
    prepare: () => Promise<unknown> = async () => {},
  ): Promise<void> {
    const run = await this.#start(collector);
    const failures = new Map<string, string>();
    const matches = filterPredicateToFilterFunction<Entity>(
      collector.appliesTo,
    );
    try {
      await prepare();
      const outside = new Set(
        await this.options.store.facts.entitiesWith(collector.id),
      );
      let after: string | undefined;
      for (;;) {
        if (signal.aborted) throw new Error('Stopped: the time was up');
        const page = await this.options.store.entities.page({
          after,
          limit: collector.batchSize ?? defaultBatchSize,
        });
        if (page.length === 0) break;
        after = page[page.length - 1]?.entityRef;
        const entities = page.map(({ entity }) => entity).filter(matches);
        if (entities.length === 0) continue;
        const batch = await this.#collect(collector, entities, signal);
        for (const [ref, error] of batch.failures) failures.set(ref, error);
        for (const ref of batch.facts.keys()) outside.delete(ref);
        for (const ref of batch.failures.keys()) outside.delete(ref);
        run.covered += batch.facts.size;
        run.changed += await this.#keep(collector, batch, run.startedAt);
      }
      await this.#forget(collector.id, [...outside], matches);
    } catch (error) {
      run.error = (error as Error).message.slice(0, longestError);
    }
    await this.#finish(run, failures);
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
    const run = await this.#start(collector, entityRef);
    const batch = await this.#collect(collector, [entity], signal);
    run.covered = batch.facts.size;
    run.changed = await this.#keep(collector, batch, run.startedAt);
    await this.#finish(run, batch.failures);
    return batch.failures.get(entityRef);
  }

  async #start(collector: Collector, entityRef?: string) {
    const run: CollectionRun = {
      id: randomUUID(),
      collectorId: collector.id,
      entityRef,
      startedAt: this.options.now(),
      covered: 0,
      failed: 0,
      changed: 0,
    };
    await this.options.store.collectors.startRun(run);
    return run;
  }

  #collect(
    collector: Collector,
    entities: Entity[],
    signal: AbortSignal,
  ): Promise<CollectedBatch> {
    const logger = this.options.logger.child({ collector: collector.id });
    return collectBatch(collector, entities, { signal, logger });
  }

  /** Writes the documents that differ and evaluates their entities. Returns how many facts changed. */
  async #keep(
    collector: Collector,
    batch: CollectedBatch,
    observedAt: number,
  ): Promise<number> {
    await this.options.rules.follow();
    const mayDiffer = new Set(collector.facts.map(({ name }) => name));
    const refs = [...batch.facts.keys()];
    let changed = 0;
    for (const chunk of chunksOf(refs, writeSize)) {
      changed += await this.options.store.transaction(async tx => {
        const before = await tx.facts.documentsOf(collector.id, chunk);
        const diffs = new Map<string, FactDiff>();
        for (const ref of chunk) {
          const old = before.get(ref);
          const changes = diffFacts(old?.values, batch.facts.get(ref) ?? {});
          // A first, empty document is written too: it says "looked, and found nothing".
          if (changes.length > 0 || !old) {
            diffs.set(ref, { changes, mayDiffer, isFirst: !old });
          }
        }
        const documents = [...diffs.keys()].map(entityRef => ({
          entityRef,
          collectorId: collector.id,
          values: batch.facts.get(entityRef) ?? {},
          changedAt: observedAt,
        }));
        await this.#write(tx, documents, diffs);
        return [...diffs.values()].reduce(
          (sum, diff) => sum + diff.changes.length,
          0,
        );
      });
    }
    return changed;
  }

  async #write(
    tx: ReadinessStore,
    documents: FactDocument[],
    factDiffs: ReadonlyMap<string, FactDiff>,
  ) {
    await tx.facts.save(documents);
    const refs = [...factDiffs.keys()];
    const { byOtherRules, errors, gone } =
      await this.options.evaluation.evaluate(tx, refs, { factDiffs });
    // Removed while the source was asked: nothing may be left behind that it would find when it comes back. Its
    // absence is certain only now that the rows of all that are there are held.
    if (documents[0]) await tx.facts.delete(documents[0].collectorId, gone);
    // What could not be judged here is left to whoever has the rules, or to another attempt that says what is wrong.
    await tx.queue.enqueue(
      byOtherRules ? refs.filter(r => !gone.includes(r)) : [...errors.keys()],
    );
  }

  /** Facts of collectors that are no longer installed go; what was judged by them is judged again. */
  async retain(collectors: readonly Collector[]): Promise<void> {
    await this.options.store.transaction(async tx => {
      const ids = collectors.map(({ id }) => id);
      await tx.queue.enqueue(await tx.collectors.retain(ids));
    });
  }

  /**
   * Entities that the collector no longer applies to lose its facts. Those among the given to which it applies came,
   * or came back, while the run was already past them: what another run has found out about them stays.
   */
  async #forget(
    collectorId: string,
    entityRefs: string[],
    matches: (entity: Entity) => boolean,
  ) {
    for (const chunk of chunksOf(entityRefs, writeSize)) {
      await this.options.store.transaction(async tx => {
        const living = await tx.entities.get(chunk);
        const others = chunk.filter(ref => {
          const stored = living.get(ref);
          return !stored || !matches(stored.entity);
        });
        await tx.facts.delete(collectorId, others);
        await tx.queue.enqueue(others.filter(ref => living.has(ref)));
      });
    }
  }

  async #finish(run: CollectionRun, failures: ReadonlyMap<string, string>) {
    const { store, rules, logger } = this.options;
    run.failed = failures.size;
    run.error ??= sharedError(run, failures);
    await store.transaction(async tx => {
      const { catalog } = rules.ruleSet;
      const at = this.options.now();
      const silence = await silenceChanges(tx, { run, failures, catalog, at });
      await tx.collectors.finishRun({ ...run, endedAt: at }, failures);
      await tx.queue.enqueue(silence);
    });
    if (run.error) {
      logger.warn(`Collector '${run.collectorId}' failed: ${run.error}`);
    }
  }
}

function* chunksOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
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
