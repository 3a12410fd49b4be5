import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeliveryEvents } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { DeliveryColumns } from './DeliveryColumns';
import { eventsByEntity } from './eventsByEntity';

/** Entities whose events are read with one question. */
const entitiesAtOnce = 20;
/** Entities whose events are made into columns before others get their turn; some milliseconds. */
const entitiesPerTurn = 5;
const farAheadMs = 366 * 24 * 3_600_000;

/**
 * Holds in memory what every service has delivered, and follows the database: before it answers it compares revisions,
 * and reads the events of those services again for which something was written since. Every replica has its own.
 */
export class DeliveryModel {
  /** Without those of which nothing is known. */
  #columns: ReadonlyMap<string, DeliveryColumns> = new Map();
  #revision = -1;
  #running: Promise<unknown> = Promise.resolve();
  #next?: Promise<ReadonlyMap<string, DeliveryColumns>>;

  constructor(
    private readonly options: {
      store: Pick<ReadinessStore, 'delivery'>;
      /** What becomes of the events of one entity. */
      toColumns: (
        entityRef: string,
        events: DeliveryEvents,
      ) => DeliveryColumns | undefined;
      /** How far back events matter. */
      lookBackMs: number;
      logger: LoggerService;
      now: () => number;
    },
  ) {}

  /**
   * What each service has delivered, as of the last write that was committed before the call; those of which nothing is
   * known are not in it. Callers who come while it is read share the next reading. It does not change in their hands.
   */
  current(): Promise<ReadonlyMap<string, DeliveryColumns>> {
    this.#next ??= this.#running.then(() => {
      const following = this.#follow();
      this.#next = undefined;
      this.#running = following.catch(() => undefined);
      return following;
    });
    return this.#next;
  }

  /** Begins to read, so that whoever asks first waits less. What fails is tried again when somebody asks. */
  load(): void {
    this.current().catch(error =>
      this.options.logger.warn(`Deliveries are read when asked for: ${error}`),
    );
  }

  async #follow(): Promise<ReadonlyMap<string, DeliveryColumns>> {
    const { store, lookBackMs, now } = this.options;
    const { entityRefs, revision } = await store.delivery.changedSince(
      this.#revision,
    );
    if (entityRefs.length === 0) return this.#columns;
    // Where it stood goes on being read by those who have it.
    const columns = new Map(this.#columns);
    const moment = now();
    // What a source with a wrong clock says is to come would not be looked for again when it has.
    const span = { from: moment - lookBackMs, to: moment + farAheadMs };
    for (let at = 0; at < entityRefs.length; at += entitiesAtOnce) {
      const refs = entityRefs.slice(at, at + entitiesAtOnce);
      const events = await store.delivery.of(refs, span);
      let made = 0;
      for (const [ref, ofEntity] of eventsByEntity(refs, events)) {
        const known = this.options.toColumns(ref, ofEntity);
        if (known) columns.set(ref, known);
        else columns.delete(ref);
        made += 1;
        if (made % entitiesPerTurn === 0) await nextTurn();
      }
    }
    this.#columns = columns;
    this.#revision = revision;
    return columns;
  }
}
