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
    a.earnedLevel === b.earnedLevel &&
    a.unverifiedSince === b.unverifiedSince &&
    a.holdsUntil === b.holdsUntil &&
    sameWaivers(a.waived, b.waived) &&
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
      a.attestedUntil === b.attestedUntil &&
      sameReason(a.reason, b.reason))
  );
}

function sameWaivers(
  a: ScorecardResult['waived'],
  b: ScorecardResult['waived'],
): boolean {
  if (a === undefined || b === undefined) return a === b;
  const ids = Object.keys(a);
  return (
    ids.length === Object.keys(b).length && ids.every(id => a[id] === b[id])
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
    a.lapsedAt === b.lapsedAt &&
    facts.length === others.length &&
    facts.every((fact, i) => fact === others[i])
  );
}
