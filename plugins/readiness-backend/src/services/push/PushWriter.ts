import {
  withDeltas,
  type FactDocument,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { CollectionRun } from '../../stores/CollectorStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { diffFacts } from '../collection/diffFacts';
import { keepSeries } from '../collection/keepSeries';
import type {
  EvaluationService,
  FactDiff,
} from '../evaluation/EvaluationService';
import { factsStaleAt } from '../evaluation/factsStaleAt';
import type { RulesService } from '../definitions/RulesService';
import type { PushSource } from './PushSource';
import type { PushedItem } from './readItem';

/** Entities whose facts, coverage and results are written in one transaction. */
const writeSize = 100;

/** What came of one item. */
export interface PushedOutcome {
  /** Names of facts that say something else than before. */
  changed: string[];
  /** Nothing was kept: the source observed the entity later than that, at this moment. */
  knownSince?: number;
  /** The evaluation is left to the queue. */
  pending: boolean;
  /** By scorecard, of what was evaluated. */
  levelsBefore: ReadonlyMap<string, number>;
}

interface Written {
  /** By entity; those that are gone have none. */
  outcomes: Map<string, PushedOutcome>;
  changed: number;
}

/**
 * Keeps what was pushed: documents, how fresh they are, and what follows for results, in one transaction for up to a
 * hundred entities.
 */
export class PushWriter {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      evaluation: EvaluationService;
      rules: RulesService;
      now: () => number;
    },
  ) {}

  /**
   * @param items - distinct entities
   * @param run - what it says of the push so far is written with the items
   */
  async write(
    source: PushSource,
    items: readonly PushedItem[],
    run: CollectionRun,
  ): Promise<Map<string, PushedOutcome>> {
    const { store, rules, now } = this.options;
    // The rules as they are now; the transaction must not wait for another connection.
    await rules.follow();
    const outcomes = new Map<string, PushedOutcome>();
    let { covered, failed, changed } = run;
    // Also a push of which nothing is good is one that happened.
    for (let at = 0; at === 0 || at < items.length; at += writeSize) {
      const chunk = items.slice(at, at + writeSize);
      const before = { covered, failed, changed };
      const written = await store.transaction(tx =>
        this.#writeChunk(tx, source, chunk, record => ({
          ...run,
          covered: before.covered + record.covered,
          failed: before.failed + record.gone,
          changed: before.changed + record.changed,
          endedAt: now(),
        })),
      );
      covered += written.outcomes.size;
      failed += chunk.length - written.outcomes.size;
      changed += written.changed;
      for (const [ref, outcome] of written.outcomes) outcomes.set(ref, outcome);
    }
    return outcomes;
  }

  /**
   * Notes what was wrong with what was said about entities, so that whoever looks at one, or at the source, reads it.
   * What they say of why a check is unknown differs then.
   */
  async refuse(
    source: PushSource,
    refusals: ReadonlyMap<string, string>,
  ): Promise<void> {
    if (refusals.size === 0) return;
    const { store, now } = this.options;
    await store.transaction(async tx => {
      await tx.collectors.lock(source.id);
      const alive = await tx.entities.lock([...refusals.keys()].sort());
      const known = await tx.collectors.failuresOf([source.id]);
      const news = new Map(
        [...refusals].filter(
          ([ref, error]) =>
            alive.has(ref) && known.get(source.id)?.get(ref) !== error,
        ),
      );
      await tx.collectors.recordRefusals(source.id, {
        ...{ refusals: news, at: now() },
      });
      await tx.queue.enqueue([...news.keys()]);
    });
  }

  async #writeChunk(
    tx: ReadinessStore,
    source: PushSource,
    items: readonly PushedItem[],
    runOf: (record: {
      covered: number;
      gone: number;
      changed: number;
    }) => CollectionRun & { endedAt: number },
  ): Promise<Written> {
    const refs = items.map(({ entityRef }) => entityRef);
    await tx.collectors.lock(source.id);
    const documents = await tx.facts.documentsOf(source.id, refs);
    const { covered, refused } = await this.#coverage(tx, source.id, refs);
    const late = items.filter(
      ({ entityRef, observedAt }) =>
        observedAt < (covered.get(entityRef) ?? -Infinity),
    );
    const news = items.filter(item => !late.includes(item));
    const { values, series } = await keepSeries(tx, source, news);
    const diffs = this.#diffs(source, values, {
      ...{ documents, covered, refused },
    });
    await tx.facts.save(
      news
        .filter(({ entityRef }) => {
          const diff = diffs.get(entityRef);
          return diff && (diff.isFirst || diff.changes.length > 0);
        })
        .map(({ entityRef, observedAt }) => ({
          ...{ entityRef, collectorId: source.id, changedAt: observedAt },
          values: values.get(entityRef) ?? {},
        })),
    );
    await tx.facts.saveSeries(series);
    const alive = await tx.entities.lock(refs);
    // Removed meanwhile: nothing may be left behind that it would find when it comes back.
    const gone = refs.filter(ref => !alive.has(ref));
    await tx.facts.delete(source.id, gone);
    for (const ref of gone) diffs.delete(ref);
    const changed = [...diffs.values()].reduce(
      (sum, { changes }) => sum + changes.length,
      0,
    );
    // Before the evaluation, which asks how fresh the facts are.
    await tx.collectors.recordPush(
      runOf({ covered: alive.size, gone: gone.length, changed }),
      new Map(
        news
          .filter(({ entityRef }) => alive.has(entityRef))
          .map(({ entityRef, observedAt }) => [entityRef, observedAt]),
      ),
    );
    const evaluated = await this.#evaluate(tx, diffs);
    const lateRefs = new Set(late.map(({ entityRef }) => entityRef));
    const outcomes = new Map<string, PushedOutcome>();
    for (const ref of alive.keys()) {
      outcomes.set(ref, {
        changed: (diffs.get(ref)?.changes ?? []).map(({ name }) => name),
        knownSince: lateRefs.has(ref) ? covered.get(ref) : undefined,
        pending: evaluated.pending.has(ref),
        levelsBefore: evaluated.levelsBefore.get(ref) ?? new Map(),
      });
    }
    return { outcomes, changed };
  }

  async #coverage(tx: ReadinessStore, collectorId: string, refs: string[]) {
    const covered = new Map<string, number>();
    const refused = new Set<string>();
    for (const [ref, coverage] of await tx.facts.coverage(refs)) {
      const own = coverage.find(c => c.collectorId === collectorId);
      if (own?.coveredAt !== undefined) covered.set(ref, own.coveredAt);
      if (own?.error !== undefined) refused.add(ref);
    }
    return { covered, refused };
  }

  /** What has to be evaluated: where a value differs, or counts again after it had become stale or was refused. */
  #diffs(
    source: PushSource,
    values: ReadonlyMap<string, Record<string, FactValue>>,
    {
      documents,
      covered,
      refused,
    }: {
      documents: ReadonlyMap<string, FactDocument>;
      covered: ReadonlyMap<string, number>;
      refused: ReadonlySet<string>;
    },
  ): Map<string, FactDiff> {
    const { rules, now } = this.options;
    const { catalog } = rules.ruleSet;
    const mayDiffer = new Set(withDeltas(source.facts).map(({ name }) => name));
    const diffs = new Map<string, FactDiff>();
    for (const [entityRef, next] of values) {
      const old = documents.get(entityRef);
      const changes = diffFacts(old?.values, next);
      const coveredAt = covered.get(entityRef);
      const wasStale =
        coveredAt !== undefined &&
        factsStaleAt(catalog, { collectorId: source.id, coveredAt }, now())
          .length > 0;
      if (changes.length > 0 || !old || wasStale || refused.has(entityRef)) {
        diffs.set(entityRef, { changes, mayDiffer, isFirst: !old });
      }
    }
    return diffs;
  }

  async #evaluate(tx: ReadinessStore, factDiffs: Map<string, FactDiff>) {
    const refs = [...factDiffs.keys()];
    const levelsBefore = new Map(
      [...(await tx.results.get(refs))].map(([ref, results]) => [
        ref,
        new Map(results.map(r => [r.result.scorecardId, r.result.level])),
      ]),
    );
    const { byOtherRules, errors } = await this.options.evaluation.evaluate(
      tx,
      refs,
      { factDiffs },
    );
    // What could not be judged here is left to whoever has the rules, or to another attempt that says what is wrong.
    const pending = new Set(byOtherRules ? refs : errors.keys());
    await tx.queue.enqueue([...pending]);
    return { pending, levelsBefore };
  }
}
