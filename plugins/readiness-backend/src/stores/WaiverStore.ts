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
}
