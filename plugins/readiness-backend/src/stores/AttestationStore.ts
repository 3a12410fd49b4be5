import type { Attestation } from '@service-readiness/backstage-plugin-readiness-common';
import type { Page } from './Page';

/** An attestation as evaluation sees it. */
export interface StandingAttestation {
  id: string;
  expiresAt: number;
}

export type AttestationState =
  | 'standing'
  | 'lapsed'
  | NonNullable<Attestation['ended']>['how'];

/** What people stated about checks. */
export interface AttestationStore {
  /**
   * What stands for the given entities at a moment, by entity and check: neither ended nor expired. Of several about
   * one check, the newest. Entities without any are absent.
   */
  standing(
    entityRefs: string[],
    now: number,
  ): Promise<Map<string, Map<string, StandingAttestation>>>;
  /**
   * Adds attestations. Each takes the place of what has not ended about the same check of the same entity, which then
   * has ended. No two may be about the same. The caller holds the entities.
   */
  add(attestations: Attestation[]): Promise<void>;
  end(id: string, ended: NonNullable<Attestation['ended']>): Promise<void>;
  get(id: string): Promise<Attestation | undefined>;
  /** What runs out first comes first. */
  list(
    options: Page & {
      /** Those of these entities; of all if absent. */
      entityRefs?: string[];
      checkId?: string;
      state: AttestationState;
      /** The moment at which the state is asked. */
      now: number;
      expiringBefore?: number;
    },
  ): Promise<Attestation[]>;
  /** Deletes what ended or expired before the given moment. Returns how many. */
  prune(before: number): Promise<number>;
}
