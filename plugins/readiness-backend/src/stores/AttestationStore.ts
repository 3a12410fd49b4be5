/** An attestation as evaluation sees it. */
export interface StandingAttestation {
  id: string;
  expiresAt: number;
}

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
}
