import type { Outcome, UnknownReason } from '../checks/Outcome';

/**
 * One check of a scorecard, as it stands for one entity.
 *
 * @public
 */
export interface CheckResult {
  outcome: Outcome;
  /** Set when the outcome is `unknown`. */
  reason?: UnknownReason;
  /** Since when the outcome has been this one, milliseconds since the epoch. */
  since: number;
  /** Marks the rule that gave the outcome, so that a changed rule can be told from a source that fell silent. */
  rule: string;
  /**
   * Set on an `unknown` that was a `pass` until its source fell silent: since when. Such a check does not cost
   * a level that was already reached.
   */
  unverifiedSince?: number;
}

/**
 * What a scorecard says about one entity. Stored as one document.
 *
 * @public
 */
export interface ScorecardResult {
  scorecardId: string;
  /** Identifies the rules that were applied; another fingerprint means that the rules changed. */
  fingerprint: string;
  /** The level held, including what is unverified. */
  level: number;
  /** The level that today's answers alone would give. Lower than `level` only while unverified. */
  verifiedLevel: number;
  /** Set while `level` rests on checks that can no longer be verified. */
  unverifiedSince?: number;
  /** By check id, every check of the scorecard. */
  checks: Record<string, CheckResult>;
  /** When time alone may change this result (a `countsFrom`), milliseconds since the epoch. */
  holdsUntil?: number;
}
