/**
 * What a check says about an entity. `unknown` is never a pass and never a fail.
 *
 * @public
 */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'notApplicable';

/**
 * Why a check has no answer.
 *
 * @public
 */
export interface UnknownReason {
  /**
   * `facts`: some facts that decide are absent. `error`: the rule failed on this entity's values. `attestation`: only
   * a person can answer, and no attestation stands.
   */
  kind: 'facts' | 'error' | 'attestation';
  /** The deciding facts that are absent, in the order in which the rule reads them. */
  facts?: string[];
  /** The rule's error, for `error`. */
  message?: string;
  /** When the last attestation lapsed, for `attestation`; absent where there was none, or it was withdrawn. */
  lapsedAt?: number;
}
