import { createHash, randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Delivery,
  DeliveryReading,
  EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { StoredDelivery } from '../../../stores/DeliveryInbox';
import type { ReadinessStore } from '../../../stores/ReadinessStore';
import type { EventIntake } from './EventIntake';

/** So long whoever stored a delivery, or took it, may be at it before another takes it. */
const leaseSeconds = 60;
const perRound = 20;
/** A database that is away for a minute is nobody's business; what still cannot be kept then is listed. */
const attemptsInSilence = 4;

/** Names of headers that may carry what nobody else is to know. */
const isSecret = /auth|cookie|token|secret|password|credential|api-?key/i;

/** Stores what sources deliver, and reads it after that, again and again until that works. */
export class DeliveryReader {
  readonly #sources: ReadonlyMap<string, EventSource>;

  constructor(
    private readonly options: {
      store: ReadinessStore;
      intake: EventIntake;
      sources: readonly EventSource[];
      logger: LoggerService;
      now: () => number;
    },
  ) {
    this.#sources = new Map(
      options.sources
        .filter(({ deliveries }) => deliveries)
        .map(source => [source.id, source]),
    );
  }

  source(id: string): EventSource | undefined {
    return this.#sources.get(id);
  }

  /**
   * Stores what was authorised. When this returns, it is not lost any more.
   *
   * @returns what is to be read now; `known` for what came before; `conflict` where something else came under its name
   */
  async store(
    source: EventSource,
    delivery: Delivery,
  ): Promise<StoredDelivery | 'known' | 'conflict'> {
    const { store, logger } = this.options;
    const { body, path, receivedAt } = delivery;
    const { deliveryId, digest } = nameOf(source, delivery);
    const stored = {
      source: source.id,
      path,
      body,
      receivedAt,
      headers: plainHeaders(delivery),
    };
    const added = await store.inbox.add(
      { ...stored, deliveryId, digest },
      leaseSeconds,
    );
    if (added === 'conflict') {
      logger.warn(
        `Source '${source.id}' delivered something else under the name of an earlier delivery; it was refused`,
      );
    }
    return typeof added === 'string'
      ? added
      : { ...stored, ...added, attempts: 0 };
  }

  /** Reads one. What goes wrong is noted with it, and never thrown. */
  async read(stored: StoredDelivery): Promise<void> {
    const source = this.source(stored.source);
    if (!source?.deliveries) return;
    let reading: DeliveryReading;
    try {
      reading = source.deliveries.read(stored);
    } catch (error) {
      await this.#postpone(stored, 'unreadable', unreadableBecause(error));
      return;
    }
    try {
      await this.#keep(source, stored, reading);
    } catch (error) {
      const state =
        stored.attempts < attemptsInSilence ? 'received' : 'unreadable';
      const { message } = error as Error;
      await this.#postpone(stored, state, `it could not be kept: ${message}`);
    }
  }

  async #keep(
    source: EventSource,
    { id, receivedAt }: StoredDelivery,
    reading: DeliveryReading,
  ): Promise<void> {
    const { store, intake } = this.options;
    if ('ignored' in reading) {
      await store.inbox.settle(id, 'ignored', reading.ignored);
      return;
    }
    const unreadable = reading.unreadable?.join('; ') ?? '';
    await intake.keep(source, reading.events, {
      receivedAt,
      also: tx =>
        unreadable
          ? tx.inbox.postpone(id, 'unreadable', unreadable)
          : tx.inbox.settle(id, 'kept'),
    });
  }

  async #postpone(
    { id, source }: StoredDelivery,
    state: 'received' | 'unreadable',
    reason: string,
  ): Promise<void> {
    const { store, logger } = this.options;
    // The reason may repeat what was delivered: it is shown to whoever operates, and not logged.
    logger.warn(
      `Delivery ${id} of source '${source}' could not be ${
        state === 'unreadable' ? 'read' : 'kept'
      }; it is tried again later`,
    );
    await store.inbox.postpone(id, state, reason).catch(() => {
      // The database is away: its lease runs out, and then it is taken again.
    });
  }

  /** Reads what waits: of replicas that were killed, and what could not be read before. Returns how many. */
  async work(): Promise<number> {
    const claimed = await this.options.store.inbox.claim({
      sources: [...this.#sources.keys()],
      limit: perRound,
      leaseSeconds,
    });
    for (const stored of claimed) await this.read(stored);
    return claimed.length;
  }

  /** Everything that waits now. */
  async drain(): Promise<void> {
    while ((await this.work()) === perRound);
  }
}

/** What a source says itself is wrong with a delivery, or else that it broke on it. */
function unreadableBecause(error: unknown): string {
  const { name, message } = error as Error;
  return name === 'InputError'
    ? message
    : `the source has a mistake of its own: ${name}: ${message}`;
}

/**
 * By what a delivery is known again. What was signed may be sent once more by whoever saw it, under another name: it is
 * known by its bytes, too. With a token nobody does that, and two deliveries of the same bytes are two.
 */
function nameOf(
  { deliveries }: EventSource,
  delivery: Delivery,
): { deliveryId: string; digest: string } {
  const isSigned = deliveries?.authorise.by === 'signature';
  const given = deliveries?.deliveryId?.(delivery)?.slice(0, 300);
  const hash = createHash('sha256').update(delivery.body);
  if (isSigned) {
    const digest = hash.digest('hex');
    return { deliveryId: given ?? `sha256:${digest}`, digest };
  }
  const deliveryId = given ?? `random:${randomUUID()}`;
  return { deliveryId, digest: hash.update(`\n${deliveryId}`).digest('hex') };
}

function plainHeaders({ headers }: Delivery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || isSecret.test(name)
        ? []
        : [[name, [value].flat().join(', ')]],
    ),
  );
}
