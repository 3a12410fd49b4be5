import type { Transition } from '@service-readiness/backstage-plugin-readiness-common';

/** A result went, and with it what it knew of its beginning. */
export interface ResultEnd {
  kind: 'end';
  scorecardId: string;
  /**
   * - `entity`: the scorecard no longer applies, because the catalog entity changed;
   * - `rule`: because the scorecard changed, or is gone;
   * - `removal`: the entity left the catalog.
   */
  cause: { kind: 'entity' | 'rule' | 'removal' };
  effectiveAt: number;
  noticedAt: number;
  /** The level that it stood at. */
  from: number;
  /** Its first evaluation. */
  baseline: { at: number; level: number };
}

export type HistoryTransition = Transition | ResultEnd;

export interface HistoryEntry<T = HistoryTransition> {
  /** Increases with time; as a string, because it may exceed a safe integer. */
  id: string;
  entityRef: string;
  transition: T;
}

/** Changes of outcomes and levels. Outlives the entity. */
export interface HistoryStore {
  append(
    entries: Array<{ entityRef: string; transition: HistoryTransition }>,
  ): Promise<void>;
  /** Newest first. Among those of levels are the ends of results. */
  list(options: {
    entityRef: string;
    scorecardId?: string;
    kind?: Transition['kind'];
    checkId?: string;
    beforeId?: string;
    limit: number;
  }): Promise<HistoryEntry[]>;
  /** Where results ended, newest first. */
  ends(
    entityRef: string,
    scorecardId?: string,
  ): Promise<Array<HistoryEntry<ResultEnd>>>;
  /** When an entry of an entity was noticed; that of the next older one, when it is gone. */
  noticedAt(entityRef: string, id: string): Promise<number | undefined>;
  prune(before: number): Promise<number>;
}
