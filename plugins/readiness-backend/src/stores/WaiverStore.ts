import type {
  Waiver,
  WaiverState,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Page } from './Page';

/** A waiver as evaluation sees it. */
export interface StandingWaiver {
  id: string;
  until: number;
}

/** Permissions to miss checks, from request to end. */
export interface WaiverStore {
  /**
   * What is in force for the given entities at a moment, by entity and check: approved, neither ended nor lapsed. Of
   * several about one check, the one that lasts longest. Entities without any are absent.
   */
  standing(
    entityRefs: string[],
    now: number,
  ): Promise<Map<string, Map<string, StandingWaiver>>>;
  add(waiver: Waiver): Promise<void>;
  decide(id: string, decision: NonNullable<Waiver['decision']>): Promise<void>;
  end(id: string, ended: NonNullable<Waiver['ended']>): Promise<void>;
  get(id: string): Promise<Waiver | undefined>;
  /** All of an entity that are neither refused nor ended, lapsed ones included. */
  openOf(entityRef: string): Promise<Waiver[]>;
  /** What ends first comes first. */
  list(
    options: Page & {
      /** Those on these entities; on all if absent. */
      entityRefs?: string[];
      checkId?: string;
      /** All states if absent. */
      state?: WaiverState;
      /** The moment at which the state is asked. */
      now: number;
      untilBefore?: number;
    },
  ): Promise<Waiver[]>;
  /** Deletes what was refused, ended or lapsed before the given moment. Returns how many. */
  prune(before: number): Promise<number>;
}
