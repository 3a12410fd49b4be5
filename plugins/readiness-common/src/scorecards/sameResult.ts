import type { UnknownReason } from '../checks/Outcome';
import type { CheckResult, ScorecardResult } from './ScorecardResult';

/**
 * Whether two results say the same, so that nothing has to be written.
 *
 * @example
 * ```ts
 * sameResult(result, JSON.parse(JSON.stringify(result))) // true
 * ```
 *
 * @public
 */
export function sameResult(a: ScorecardResult, b: ScorecardResult): boolean {
  if (a === b) return true;
  const ids = Object.keys(a.checks);
  return (
    a.scorecardId === b.scorecardId &&
    a.fingerprint === b.fingerprint &&
    a.level === b.level &&
    a.verifiedLevel === b.verifiedLevel &&
    a.unverifiedSince === b.unverifiedSince &&
    a.holdsUntil === b.holdsUntil &&
    ids.length === Object.keys(b.checks).length &&
    ids.every(id => {
      const other = b.checks[id];
      return other && sameCheckResult(a.checks[id] as CheckResult, other);
    })
  );
}

/** Whether two results of one check say the same. */
export function sameCheckResult(a: CheckResult, b: CheckResult): boolean {
  return (
    a === b ||
    (a.outcome === b.outcome &&
      a.since === b.since &&
      a.rule === b.rule &&
      a.unverifiedSince === b.unverifiedSince &&
      sameReason(a.reason, b.reason))
  );
}

function sameReason(a?: UnknownReason, b?: UnknownReason): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const facts = a.facts ?? [];
  const others = b.facts ?? [];
  return (
    a.kind === b.kind &&
    a.message === b.message &&
    facts.length === others.length &&
    facts.every((fact, i) => fact === others[i])
  );
}
