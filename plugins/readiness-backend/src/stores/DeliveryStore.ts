import type {
  Change,
  DeliveryEvents,
  Deployment,
  EventKind,
  Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Page } from './Page';

/** A kept event with when it came in. */
export type KeptEvent = { receivedAt: number } & (
  | { kind: 'deployment'; event: Deployment }
  | { kind: 'change'; event: Change & { entityRefs: readonly string[] } }
  | { kind: 'incident'; event: Incident }
);

/** When the source said so, where it tells. */
export interface Said {
  saidAt?: number;
}

/** Words that a source adds to an event: what they leave out stays. */
export type AddedWords<Event> = Partial<Event> & { source: string; id: string };

/** Whole events, and what is added to some. */
export interface SaidEvents {
  deployments: ReadonlyArray<Deployment & Said>;
  changes: ReadonlyArray<Change & Said>;
  incidents: ReadonlyArray<Incident & Said>;
  /** Taken after whole events. Of those that are not known only what is whole by then is kept. */
  additions?: {
    changes?: ReadonlyArray<AddedWords<Change>>;
    incidents?: ReadonlyArray<AddedWords<Incident>>;
  };
}

/** Deployments, changes and incidents, each by its source and id. */
export interface DeliveryStore {
  /** Holds a source until the transaction ends: nobody else writes what it says. Before anything else. */
  lock(source: string): Promise<void>;
  /**
   * Adds events, and replaces those of the same source and id that say something else, unless they were said earlier.
   * What says the same is not written. Every event is for at least one entity. A deployment that is over and does not
   * say since when ended when it was received first.
   *
   * @returns entities whose events differ now, those that an event is no longer for included; how many events are
   * new or differ; and additions that make no whole event, as they came
   */
  keep(
    events: DeliveryEvents | SaidEvents,
    receivedAt: number,
  ): Promise<{
    entityRefs: string[];
    changed: number;
    incomplete: Array<{
      kind: 'change' | 'incident';
      words: AddedWords<Change> | AddedWords<Incident>;
    }>;
  }>;
  /**
   * Events about the given entities, each once: deployments and incidents that lie, or are open, in the time span;
   * changes that were merged in it. Those without an end or a merge count as of now.
   */
  of(
    entityRefs: readonly string[],
    span: { from: number; to: number },
  ): Promise<DeliveryEvents>;
  /** About one entity, the newest first. A place in it is a moment and what `keptEventKey` says. */
  list(
    options: Page & {
      entityRef: string;
      kind?: EventKind;
      from?: number;
      to?: number;
    },
  ): Promise<Array<KeptEvent & { at: number }>>;
  /** Entities whose events were written after a revision, and the revision that this is as of. */
  changedSince(
    revision: number,
  ): Promise<{ entityRefs: string[]; revision: number }>;
  /** Whether an incident of any service is kept. */
  hearsOfIncidents(): Promise<boolean>;
  /** Deletes what ended before. Returns how many rows. */
  prune(before: number): Promise<number>;
}
