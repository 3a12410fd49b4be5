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

/** Deployments, changes and incidents, each by its source and id. */
export interface DeliveryStore {
  /**
   * Adds events, and replaces those of the same source and id that say something else. What says the same is not
   * written. Every event is for at least one entity.
   *
   * @returns entities whose events differ now, those that an event is no longer for included; and how many events are
   * new or differ
   */
  keep(
    events: DeliveryEvents,
    receivedAt: number,
  ): Promise<{ entityRefs: string[]; changed: number }>;
  /**
   * Events about the given entities, each once: deployments and incidents that lie, or are open, in the time span;
   * changes that were merged in it. Those without an end or a merge count as of now.
   */
  of(
    entityRefs: readonly string[],
    span: { from: number; to: number },
  ): Promise<DeliveryEvents>;
  /** About one entity, the newest first. */
  list(
    options: Page & {
      entityRef: string;
      kind?: EventKind;
      from?: number;
      to?: number;
    },
  ): Promise<KeptEvent[]>;
  /** Entities whose events were written after a revision, and the revision that this is as of. */
  changedSince(
    revision: number,
  ): Promise<{ entityRefs: string[]; revision: number }>;
  /** Deletes what is older. Returns how many. */
  prune(before: number): Promise<number>;
}
