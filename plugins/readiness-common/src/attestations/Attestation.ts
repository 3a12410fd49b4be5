/**
 * A person's dated statement that a check is met. It answers where no source does, and only until it expires.
 * Moments are milliseconds since the epoch, references are full and lower-case.
 *
 * @public
 */
export interface Attestation {
  id: string;
  entityRef: string;
  checkId: string;
  /** What the person said, in words. */
  comment: string;
  /** Where it can be seen: an http(s) address. */
  evidence?: string;
  attestedBy: string;
  attestedAt: number;
  expiresAt: number;
  /** Set when it was taken back before it expired, a newer one took its place, or the entity left the catalog. */
  ended?: {
    at: number;
    by: string;
    how: 'withdrawn' | 'replaced' | 'removed';
    comment?: string;
  };
}
