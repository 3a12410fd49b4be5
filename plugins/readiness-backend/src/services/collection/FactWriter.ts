import type { Entity } from '@backstage/catalog-model';
import {
  withDeltas,
  type FactDocument,
} from '@service-readiness/backstage-plugin-readiness-common';
import type {
  CollectedBatch,
  Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { SeriesDocument } from '../../stores/FactStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { RulesService } from '../definitions/RulesService';
import type {
  EvaluationService,
  FactDiff,
} from '../evaluation/EvaluationService';
import { diffFacts } from './diffFacts';
import { keepSeries } from './keepSeries';

/** Entities whose facts and results are written in one transaction: short enough to leave the event loop free. */
const writeSize = 100;

/** Keeps what a collector found out, and has what that changes evaluated in the same transaction. */
export class FactWriter {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      evaluation: EvaluationService;
      rules: RulesService;
    },
  ) {}

  /**
   * Writes the documents that differ and evaluates their entities. Returns how many facts changed.
   *
   * @param startedAt - of the run: facts count from then, unless the collector says when its source was asked
   */
  async keep(
    collector: Collector,
    batch: CollectedBatch,
    startedAt: number,
  ): Promise<number> {
    await this.options.rules.follow();
    const mayDiffer = new Set(
      withDeltas(collector.facts).map(({ name }) => name),
    );
    const refs = [...batch.facts.keys()];
    const observedAt = (ref: string) => batch.observedAt.get(ref) ?? startedAt;
    let changed = 0;
    for (const chunk of chunksOf(refs, writeSize)) {
      changed += await this.options.store.transaction(async tx => {
        const before = await tx.facts.documentsOf(collector.id, chunk);
        const { values, series } = await keepSeries(
          tx,
          collector,
          chunk.map(ref => ({
            ...{ entityRef: ref, observedAt: observedAt(ref) },
            values: batch.facts.get(ref) ?? {},
          })),
        );
        const diffs = new Map<string, FactDiff>();
        for (const ref of chunk) {
          const old = before.get(ref);
          const changes = diffFacts(old?.values, values.get(ref) ?? {});
          // A first, empty document is written too: it says "looked, and found nothing".
          if (changes.length > 0 || !old) {
            diffs.set(ref, { changes, mayDiffer, isFirst: !old });
          }
        }
        const documents = [...diffs.keys()].map(entityRef => ({
          entityRef,
          collectorId: collector.id,
          values: values.get(entityRef) ?? {},
          changedAt: observedAt(entityRef),
        }));
        await this.#write(tx, { documents, series }, diffs);
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
    {
      documents,
      series,
    }: { documents: FactDocument[]; series: SeriesDocument[] },
    factDiffs: ReadonlyMap<string, FactDiff>,
  ) {
    await tx.facts.save(documents);
    await tx.facts.saveSeries(series);
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

  /**
   * Entities that the collector no longer applies to lose its facts. Those among the given to which it applies came,
   * or came back, while the run was already past them: what another run has found out about them stays.
   */
  async forget(
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
}

function* chunksOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
