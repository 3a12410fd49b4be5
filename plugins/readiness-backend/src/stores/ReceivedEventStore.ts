import type {
  Addressee,
  EventKind,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Page } from './Page';

/** What came in, and is for no entity, or lacks something, so far. */
export interface ReceivedEvent {
  source: string;
  kind: EventKind;
  id: string;
  receivedAt: number;
  saidAt?: number;
  /** Why it waits, in a sentence. */
  reason: string;
  addressee: Addressee;
  /** The whole event, where it was said, without source, id and entities. */
  event?: object;
  /** What was added to it in parts. */
  words?: object;
}

/** What waits and what cannot be read, as it is listed. */
export type ListedEvent = { receivedAt: number; reason: string } & (
  | ({ state: 'unmapped' } & ReceivedEvent)
  | { state: 'unreadable'; source: string; id: string }
);

/** How many events of a source wait for a service, and how many cannot be read; when the last of them came. */
export interface ReceivedCounts {
  unmapped: number;
  unreadable: number;
  lastAt?: number;
}

/** Events that wait for a service, each by source, kind and id. */
export interface ReceivedEventStore {
  /** Those of some ids, by id. */
  get(
    source: string,
    kind: EventKind,
    ids: readonly string[],
  ): Promise<Map<string, ReceivedEvent>>;
  /** Adds or replaces. What says the same is not written. */
  save(events: readonly ReceivedEvent[]): Promise<void>;
  delete(
    source: string,
    kind: EventKind,
    ids: readonly string[],
  ): Promise<void>;
  /** For whom what waits is, each once. */
  addressees(): Promise<Array<{ source: string; addressee: Addressee }>>;
  /** What waits for one of them. */
  ofAddressee(
    source: string,
    addressee: Addressee,
    limit: number,
  ): Promise<ReceivedEvent[]>;
  /** With deliveries that cannot be read, the newest first. A place in it is a moment and what `listedEventKey` says. */
  list(page: Page & { sources?: readonly string[] }): Promise<ListedEvent[]>;
  /** How many of each there are, by source. */
  counts(): Promise<Map<string, ReceivedCounts>>;
  prune(before: number): Promise<number>;
}
