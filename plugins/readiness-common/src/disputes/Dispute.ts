/**
 * How a dispute ends: the fact was wrong and is mended at its source, it is right as it is, or whoever raised it took
 * it back.
 *
 * @public
 */
export const disputeOutcomes = ['accepted', 'rejected', 'withdrawn'] as const;

/** @public */
export type DisputeOutcome = (typeof disputeOutcomes)[number];

/**
 * "This fact is wrong": somebody's word to whoever owns the collector. It changes no outcome. Moments are
 * milliseconds since the epoch, references are full and lower-case.
 *
 * @public
 */
export interface Dispute {
  id: string;
  entityRef: string;
  checkId: string;
  factName: string;
  /** Who reported the fact when it was disputed; absent where nobody did. */
  collectorId?: string;
  comment: string;
  raisedBy: string;
  raisedAt: number;
  /** Set once it is closed; `removed` when the entity left the catalog. */
  answer?: {
    outcome: DisputeOutcome | 'removed';
    by: string;
    at: number;
    comment: string;
  };
}
