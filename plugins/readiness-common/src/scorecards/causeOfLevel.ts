import type { CheckChange, Explanation, FactChange } from './causeOfCheck';
import type { RungCheck } from './CompiledScorecard';
import type { ResultDiff } from './diffResults';
import { counts } from './levelOf';
import type { CheckResult } from './ScorecardResult';
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
  const own = changes.filter(
    ({ check, cause }) => ids.includes(check.id) && cause.kind !== 'rule',
  );
  if (own.length > 0) {
    return { ...combine(own), checkIds: own.map(({ check }) => check.id) };
  }
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
        (!isMet(previous.checks[check.id]) || countsFromMs !== undefined),
    );
  }
  const lost = scorecard.rungs.find(({ level }) => level > next.level)?.level;
  const onLost = counting.filter(({ level }) => level === lost);
  const unmet = onLost.filter(({ check }) => !isMet(next.checks[check.id]));
  // With nothing unmet, the rung has lost its last applicable check.
  return unmet.length > 0 ? unmet : onLost;
}

function isMet(result: CheckResult | undefined): boolean {
  return result?.outcome === 'pass' || result?.outcome === 'notApplicable';
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

/** Facts of all; without facts, silence. The change took effect with the last of those that decided. */
function combine(changes: readonly CheckChange[]): Explanation {
  const effectiveAt = Math.max(...changes.map(change => change.effectiveAt));
  const facts = new Map<string, FactChange>();
  const silent = new Set<string>();
  let byFact = false;
  for (const { cause } of changes) {
    if (cause.kind === 'fact') {
      byFact = true;
      cause.facts.forEach(fact => facts.set(fact.name, fact));
    } else if (cause.kind === 'silence') {
      cause.facts.forEach(name => silent.add(name));
    }
  }
  return {
    cause: byFact
      ? { kind: 'fact', facts: [...facts.values()] }
      : { kind: 'silence', facts: [...silent] },
    effectiveAt,
  };
}
