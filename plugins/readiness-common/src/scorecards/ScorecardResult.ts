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
  /** Set on a `pass` that an attestation gave, as the rule has no answer: when it expires. */
  attestedUntil?: number;
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
  /** The level held, including what is unverified and what is waived. */
  level: number;
  /** The level that today's answers alone would give, waivers included. Lower than `level` only while unverified. */
  verifiedLevel: number;
  /** The level held without waivers. Lower than `level` only while something is waived. */
  earnedLevel: number;
  /** Set while `level` rests on checks that can no longer be verified. */
  unverifiedSince?: number;
  /** By check id, every check of the scorecard. */
  checks: Record<string, CheckResult>;
  /**
   * By check id, until when its absence is waived: checks that count, apply and are not met, under a waiver that is in
   * force. Their outcomes are what they are. Absent when there are none.
   */
  waived?: Record<string, number>;
  /**
   * When time alone may change this result (a `countsFrom`, the end of an attestation or a waiver that it rests on),
   * milliseconds since the epoch.
   */
  holdsUntil?: number;
}
