import type { LoggerService } from '@backstage/backend-plugin-api';
import type { QueueLease } from '../../stores/EvaluationQueue';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { RulesService } from '../definitions/RulesService';
import type { EvaluationService } from './EvaluationService';

/** Entities per transaction: short enough to leave the event loop free between two of them. */
const batchSize = 100;
/** A batch takes well under a second; whoever has not finished by then is taken for dead. */
const leaseSeconds = 60;
/** Batches at once while there is a lot to do: the database works on one while the other is judged. */
const lanes = 2;
const idleMs = 1_000;
const errorPauseMs = 5_000;

/**
 * Takes entities from the queue and evaluates them. Every replica runs one; a lease decides who has which entity,
 * and results are written in the transaction that checks the lease and empties the queue, so that nothing is lost
 * or written twice.
 */
export class EvaluationWorker {
  readonly #stop = new AbortController();
  #stopped: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      store: ReadinessStore;
      evaluation: EvaluationService;
      rules: RulesService;
      logger: LoggerService;
    },
  ) {}

  start() {
    this.#stopped = this.#loop();
  }

  /** Ends after the batches at hand. */
  async stop() {
    this.#stop.abort();
    await this.#stopped;
  }

  /** Evaluates one batch. Returns how many entities it held. */
  async work(): Promise<number> {
    const { store, rules } = this.options;
    if (!(await rules.follow())) return 0;
    const lease = await store.queue.claim({ limit: batchSize, leaseSeconds });
    if (lease.items.length > 0) await this.#evaluate(lease);
    return lease.items.length;
  }

  /** Evaluates what is queued, several batches at once. Returns how many entities that were; 0 when none was free. */
  async drain(): Promise<number> {
    const first = await this.work();
    if (first < batchSize) return first;
    const drained = await Promise.allSettled(
      Array.from({ length: lanes }, () => this.#lane()),
    );
    let count = first;
    for (const lane of drained) {
      if (lane.status === 'rejected') throw lane.reason;
      count += lane.value;
    }
    return count;
  }

  /** Evaluates full batches, one after the other. */
  async #lane(): Promise<number> {
    let count = 0;
    while (!this.#stop.signal.aborted) {
      await pause(0, this.#stop.signal);
      const size = await this.work();
      count += size;
      if (size < batchSize) break;
    }
    return count;
  }

  /** Evaluates one entity at once, in the queue or not. */
  async workOn(entityRef: string): Promise<void> {
    const { store, rules } = this.options;
    await store.queue.enqueue([entityRef]);
    if (!(await rules.follow())) return;
    const lease = await store.queue.claim({
      limit: 1,
      leaseSeconds,
      entityRefs: [entityRef],
    });
    if (lease.items.length > 0) await this.#evaluate(lease);
  }

  async #evaluate(lease: QueueLease) {
    const { store, evaluation, logger } = this.options;
    try {
      const failed = await store.transaction(async tx => {
        const held = await tx.queue.stillHeld(lease);
        const { byOtherRules, errors } = await evaluation.evaluate(
          tx,
          held.map(item => item.entityRef),
        );
        if (byOtherRules) throw new Error('The rules changed meanwhile');
        await tx.queue.complete(
          lease,
          held.filter(item => !errors.has(item.entityRef)),
        );
        return errors;
      });
      for (const [entityRef, error] of failed) {
        logger.error(`Evaluation of ${entityRef} failed: ${error}`);
        await store.queue.fail(lease, [entityRef], error);
      }
    } catch (error) {
      await store.queue.fail(
        lease,
        lease.items.map(item => item.entityRef),
        (error as Error).message,
      );
      throw error;
    }
  }

  async #loop() {
    while (!this.#stop.signal.aborted) {
      let pauseMs = 0;
      try {
        if ((await this.drain()) === 0) pauseMs = idleMs;
      } catch (error) {
        this.options.logger.error(
          `Evaluation failed and is tried again: ${(error as Error).message}`,
        );
        pauseMs = errorPauseMs;
      }
      await pause(pauseMs, this.#stop.signal);
    }
  }
}

/** Waits, and lets requests be served even for 0 milliseconds. Ends early on the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
