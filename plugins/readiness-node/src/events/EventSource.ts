import type { IncomingHttpHeaders } from 'node:http';
import type {
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { IncomingEvents } from './IncomingEvents';

/**
 * A request to the route of a source, before anything of it is believed.
 *
 * @public
 */
export interface Delivery {
  headers: IncomingHttpHeaders;
  /** Byte for byte as it came. */
  body: Buffer;
  /** Below the route of the source, without a leading slash; empty for the route itself. */
  path: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

/**
 * What a source makes of a delivery. `ignored` says why nothing of it is kept: a ping, a kind of event that says
 * nothing about delivery. `unreadable` says of a batch what in it cannot be read, each by its place: the rest is kept, and
 * the delivery is listed with that.
 *
 * @public
 */
export type DeliveryReading =
  | { events: IncomingEvents; unreadable?: readonly string[] }
  | { ignored: string };

/**
 * A source that delivers to a route of its own, `POST …/events/{id of the source}`. What it delivers is authorised over
 * its raw bytes, stored, and then answered; it is read after that, again and again until that works.
 *
 * @public
 */
export interface EventDeliveries {
  /**
   * `signature`: anybody reaches the route, and what does not verify is refused with 401. The comparison takes the same
   * time whatever differs. `token`: callers with a token of Backstage whose subject is listed; a `*` may stand at the
   * end of one after `:` or `/`.
   */
  authorise:
    | { by: 'signature'; verify(delivery: Delivery): boolean }
    | { by: 'token'; subjects: readonly string[] };
  /**
   * What the source calls this delivery: another for each, the same when it is delivered again. One that comes again is
   * answered and not read again; something else under the same name is refused. What was signed is known by its bytes,
   * too.
   */
  deliveryId?(delivery: Delivery): string | undefined;
  /**
   * Pure. Reads what was authorised.
   *
   * @throws InputError that says what cannot be read: the delivery is kept, and listed with it
   */
  read(delivery: Delivery): DeliveryReading;
}

/** @public */
export interface EventPullContext {
  /** What the last pull that ended well returned; absent before. */
  watermark?: string;
  /** Keeps a page of events. A pull that fails later keeps what it reported, and begins at the same watermark again. */
  keep(events: IncomingEvents): Promise<void>;
  /** Repositories that services name, as web addresses without repetition, with the services of each. */
  repositories: ReadonlyMap<string, readonly string[]>;
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * A source that is asked on a schedule, from where it stood and a little before.
 *
 * @public
 */
export interface EventPull {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Returns the watermark for the next time. */
  run(context: EventPullContext): Promise<string>;
}

/**
 * Tells of deployments, changes and incidents.
 *
 * @public
 */
export interface EventSource {
  /** Kebab-case, unique in the installation. */
  id: string;
  title: string;
  /** What kind of source it is, in a word: `github`. */
  type: string;
  deliveries?: EventDeliveries;
  pull?: EventPull;
}
