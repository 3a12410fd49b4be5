import type { CheckChange, Explanation } from './causeOfCheck';
import { combineCauses } from './combineCauses';
import type { RungCheck } from './CompiledScorecard';
import type { ResultDiff } from './diffResults';
import { counts } from './levelOf';
import type { ScorecardResult } from './ScorecardResult';
import type { Cause } from './Transition';

/**
 * Why a level changed, with the checks that decided. What the service did is told apart from what a rule did: the
 * rule is to blame only where no deciding check changed for a reason of its own.
 *
 * @example
 * ```ts
 * causeOfLevel(changes, diff) // { cause: { kind: 'rule' }, checkIds: ['slos-defined'], effectiveAt: now }
 * ```
 */
export function causeOfLevel(
  changes: readonly CheckChange[],
  diff: ResultDiff,
): Explanation & { checkIds: string[] } {
  const { previous, next, now } = diff;
  const deciding = decidingChecks(diff);
  const ids = deciding.map(({ check }) => check.id);
  const own = ids.flatMap(
    (checkId): Array<Explanation & { checkId: string }> => {
      const change =
        waiverChange(checkId, diff) ??
        changes.find(({ check }) => check.id === checkId);
      return change && change.cause.kind !== 'rule'
        ? [{ checkId, ...change }]
        : [];
    },
  );
  if (own.length > 0) return combineCauses(own);
  const lapsed = deciding.filter(entry => beganToCount(entry, diff));
  if (lapsed.length > 0 && previous.fingerprint === next.fingerprint) {
    const dates = lapsed.map(({ countsFromMs }) => countsFromMs ?? now);
    return {
      cause: { kind: 'lapse', what: 'countsFrom' },
      effectiveAt: Math.min(...dates),
      checkIds: lapsed.map(({ check }) => check.id),
    };
  }
  const cause: Cause =
    previous.fingerprint === next.fingerprint
      ? { kind: 'fact', facts: [] }
      : { kind: 'rule' };
  return { cause, effectiveAt: now, checkIds: ids };
}

/** After a fall, what is unmet on the first rung that is lost; after a rise, what is newly met on those gained. */
function decidingChecks({ scorecard, previous, next, now }: ResultDiff) {
  const counting = scorecard.checks.filter(entry => counts(entry, now));
  if (next.level > previous.level) {
    return counting.filter(
      ({ check, level, countsFromMs }) =>
        level <= next.level &&
        (!isMet(check.id, previous) || countsFromMs !== undefined),
    );
  }
  const lost = scorecard.rungs.find(({ level }) => level > next.level)?.level;
  const onLost = counting.filter(({ level }) => level === lost);
  const unmet = onLost.filter(({ check }) => !isMet(check.id, next));
  // With nothing unmet, the rung has lost its last applicable check.
  return unmet.length > 0 ? unmet : onLost;
}

function isMet(id: string, { checks, waived }: ScorecardResult): boolean {
  const outcome = checks[id]?.outcome;
  return (
    outcome === 'pass' ||
    outcome === 'notApplicable' ||
    waived?.[id] !== undefined
  );
}

/** A waiver that makes the difference for a check: its outcome does not then. */
function waiverChange(
  id: string,
  { previous, next, now }: ResultDiff,
): Explanation | undefined {
  const before = previous.waived?.[id];
  if (next.waived?.[id] !== undefined) {
    return before === undefined
      ? { cause: { kind: 'waiver', how: 'granted' }, effectiveAt: now }
      : undefined;
  }
  if (before === undefined || isMet(id, next)) return undefined;
  return before <= now
    ? { cause: { kind: 'lapse', what: 'waiver' }, effectiveAt: before }
    : { cause: { kind: 'waiver', how: 'revoked' }, effectiveAt: now };
}

/** The check's outcome is what it was, and only now it counts. */
function beganToCount(
  { check, countsFromMs }: RungCheck,
  { previous, next }: ResultDiff,
): boolean {
  return (
    countsFromMs !== undefined &&
    previous.holdsUntil !== undefined &&
    previous.holdsUntil <= countsFromMs &&
    previous.checks[check.id]?.outcome === next.checks[check.id]?.outcome
  );
}
