import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { CollectionService } from '../collection/CollectionService';

/** Events come in bursts: one run is for all of a burst, and for what comes while it runs the next. */
const pauseMs = 500;
const entitiesAtOnce = 500;
const timeoutMs = 60_000;

/**
 * Has the facts of services told anew as soon as events about them were kept. What is missed, because the replica was
 * killed or the database did not answer, the next round tells.
 */
export class FactsOnChange {
  readonly #waiting = new Set<string>();
  readonly #ended = new AbortController();
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;

  constructor(
    private readonly options: {
      collector: Collector;
      collection: Pick<CollectionService, 'runOverSome'>;
      store: Pick<ReadinessStore, 'entities'>;
      logger: LoggerService;
    },
  ) {}

  /** Does not wait: whoever keeps events answers first. */
  changed(entityRefs: readonly string[]): void {
    for (const ref of entityRefs) this.#waiting.add(ref);
    if (this.#waiting.size === 0 || this.#timer || this.#running) return;
    if (this.#ended.signal.aborted) return;
    this.#timer = setTimeout(() => void this.settle(), pauseMs).unref();
  }

  /** Until nothing waits. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#runAll().finally(() => {
      this.#running = undefined;
      this.changed([]);
    });
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #runAll(): Promise<void> {
    const { collector, collection, store, logger } = this.options;
    while (this.#waiting.size > 0 && !this.#ended.signal.aborted) {
      const refs = [...this.#waiting].slice(0, entitiesAtOnce);
      for (const ref of refs) this.#waiting.delete(ref);
      try {
        const living = await store.entities.get(refs);
        await collection.runOverSome(
          collector,
          [...living.values()].map(({ entity }) => entity),
          AbortSignal.any([this.#ended.signal, AbortSignal.timeout(timeoutMs)]),
        );
      } catch (error) {
        logger.warn(
          `Facts of ${refs.length} entities whose events changed wait for the next round: ${error}`,
        );
      }
    }
  }
}
