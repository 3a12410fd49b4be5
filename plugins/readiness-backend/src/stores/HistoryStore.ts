import type { Transition } from '@service-readiness/backstage-plugin-readiness-common';

export interface HistoryEntry {
  /** Increases with time; as a string, because it may exceed a safe integer. */
  id: string;
  entityRef: string;
  transition: Transition;
}

/** Changes of outcomes and levels. Outlives the entity. */
export interface HistoryStore {
  append(
    entries: Array<{ entityRef: string; transition: Transition }>,
  ): Promise<void>;
  /** Newest first. */
  list(options: {
    entityRef: string;
    scorecardId?: string;
    kind?: Transition['kind'];
    checkId?: string;
    beforeId?: string;
    limit: number;
  }): Promise<HistoryEntry[]>;
  prune(before: number): Promise<number>;
}
