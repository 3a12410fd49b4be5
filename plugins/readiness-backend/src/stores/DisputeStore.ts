import type { Dispute } from '@service-readiness/backstage-plugin-readiness-common';
import type { Page } from './Page';

export type DisputeState = 'open' | NonNullable<Dispute['answer']>['outcome'];

/** Facts that somebody says are wrong. */
export interface DisputeStore {
  add(dispute: Dispute): Promise<void>;
  answer(id: string, answer: NonNullable<Dispute['answer']>): Promise<void>;
  get(id: string): Promise<Dispute | undefined>;
  /** Open disputes about an entity, oldest first. */
  openOf(entityRef: string): Promise<Dispute[]>;
  /** Open disputes by collector; those about facts that nobody reported are under the empty id. */
  openByCollector(entityRefs?: string[]): Promise<Map<string, number>>;
  /** Oldest first. */
  list(
    options: Page & {
      /** Those about these entities; about all if absent. */
      entityRefs?: string[];
      checkId?: string;
      collectorId?: string;
      state: DisputeState;
    },
  ): Promise<Dispute[]>;
  /** Deletes what was closed before the given moment. Returns how many. */
  prune(before: number): Promise<number>;
}
