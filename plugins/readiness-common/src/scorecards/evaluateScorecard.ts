import type { CompiledCheck } from '../checks/CompiledCheck';
import { evaluateCheck, type CheckAnswer } from '../checks/evaluateCheck';
import type { UnknownReason } from '../checks/Outcome';
import type { Subject } from '../checks/Subject';
import type { FactReadings } from '../facts/FactReadings';
import type { CompiledScorecard, RungCheck } from './CompiledScorecard';
import { counts, levelOf } from './levelOf';
import { sameCheckResult } from './sameResult';
import type { CheckResult, ScorecardResult } from './ScorecardResult';
import { silentSince } from './silentSince';

/** @public */
export interface ScorecardEvaluation {
  scorecard: CompiledScorecard;
  subject: Subject;
  /** The entity's tier: a function of the entity, or fixed. */
  tier: number;
  /** The stored result, if there is one. */
  previous?: ScorecardResult;
  /**
   * Facts whose value or absence may differ from when `previous` was made. Checks that read none of them keep
   * their result. Everything is evaluated, if absent.
   */
  changedFacts?: ReadonlySet<string>;
  /** The catalog entity differs from when `previous` was made. */
  entityChanged?: boolean;
  /** Milliseconds since the epoch; the subject's facts were read for this moment. */
  now: number;
}

/**
 * Judges an entity by a scorecard. Undefined when the scorecard does not apply to it.
 *
 * A check that was met and is now unknown only because its facts are absent is marked unverified and does not cost
 * a level that was held. It does not lift either: the level never rises above what is verified or was held.
 *
 * @example
 * ```ts
 * evaluateScorecard({ scorecard, subject, tier: 1, previous, changedFacts: new Set(['oncall.hasSchedule']), now })
 * // { scorecardId: 'production-readiness', level: 2, verifiedLevel: 2, checks: { … }, … }
 * ```
 *
 * @public
 */
export function evaluateScorecard(
  evaluation: ScorecardEvaluation,
): ScorecardResult | undefined {
  const { scorecard, subject, previous, now } = evaluation;
  if (!subject.matches(scorecard.appliesTo)) return undefined;
  const checks: Record<string, CheckResult> = {};
  for (const entry of scorecard.checks) {
    const before = previous?.checks[entry.check.id];
    checks[entry.check.id] =
      before && mayKeep(entry, evaluation)
        ? before
        : settle(entry, answer(entry, evaluation), before, subject, now);
  }
  const levels = levelsOf(scorecard, checks, previous, now);
  const holdsUntil = nextCountsFrom(evaluation);
  return {
    scorecardId: scorecard.id,
    fingerprint: scorecard.fingerprint,
    ...levels,
    checks,
    ...(holdsUntil === undefined ? {} : { holdsUntil }),
  };
}

/** Whether nothing that the check looks at can have changed. */
function mayKeep(
  { check, tiers }: RungCheck,
  evaluation: ScorecardEvaluation,
): boolean {
  const { scorecard, previous, changedFacts, entityChanged } = evaluation;
  return (
    changedFacts !== undefined &&
    previous?.fingerprint === scorecard.fingerprint &&
    tiers === undefined &&
    !(entityChanged && check.readsEntity) &&
    !check.factNames.some(name => changedFacts.has(name))
  );
}

function answer(
  { check, tiers }: RungCheck,
  { subject, tier }: ScorecardEvaluation,
): CheckAnswer {
  return tiers && !tiers.includes(tier)
    ? { outcome: 'notApplicable' }
    : evaluateCheck(check, subject);
}

/** Sets an answer against the one before. Gives the very same object when it says the same. */
function settle(
  { check, rule }: RungCheck,
  { outcome, reason }: CheckAnswer,
  before: CheckResult | undefined,
  { readings }: Subject,
  now: number,
): CheckResult {
  const silent =
    reason?.kind === 'facts' ? silentSince(reason, readings, now) : undefined;
  const since = before?.outcome === outcome ? before.since : now;
  // No conditional spreads: this runs a hundred times for every entity.
  const next: CheckResult = reason
    ? { outcome, reason, since, rule }
    : { outcome, since, rule };
  if (before && before.rule === rule && silent !== undefined) {
    if (
      before.outcome === 'pass' ||
      wasExcused(check, before, reason, readings)
    ) {
      next.unverifiedSince = silent;
    } else if (before.unverifiedSince !== undefined) {
      next.unverifiedSince = before.unverifiedSince;
    }
  }
  return before && sameCheckResult(before, next) ? before : next;
}

/**
 * The check did not apply by its author's word for a fact that is not there, and now nobody knows whether it is: the
 * source that had nothing to say fell silent. An entity that the check begins to apply to is something else.
 */
function wasExcused(
  { definition }: CompiledCheck,
  before: CheckResult,
  reason: UnknownReason | undefined,
  readings: FactReadings,
): boolean {
  return (
    before.outcome === 'notApplicable' &&
    definition.whenMissing === 'notApplicable' &&
    (reason?.facts ?? []).every(name => {
      const reading = readings.get(name);
      return reading?.absence === 'stale' && reading.value === undefined;
    })
  );
}

function levelsOf(
  scorecard: CompiledScorecard,
  checks: Readonly<Record<string, CheckResult>>,
  previous: ScorecardResult | undefined,
  now: number,
): Pick<ScorecardResult, 'level' | 'verifiedLevel' | 'unverifiedSince'> {
  const verifiedLevel = levelOf(
    scorecard,
    id => checks[id]?.outcome ?? 'unknown',
    now,
  );
  if (!previous || previous.level <= verifiedLevel) {
    return { level: verifiedLevel, verifiedLevel };
  }
  const atBest = levelOf(
    scorecard,
    id =>
      checks[id]?.unverifiedSince === undefined
        ? checks[id]?.outcome ?? 'unknown'
        : 'pass',
    now,
  );
  const level = Math.max(verifiedLevel, Math.min(previous.level, atBest));
  if (level === verifiedLevel) return { level, verifiedLevel };
  const since = scorecard.checks
    .filter(entry => entry.level <= level && counts(entry, now))
    .map(({ check }) => checks[check.id]?.unverifiedSince ?? Infinity);
  return { level, verifiedLevel, unverifiedSince: Math.min(...since) };
}

/** When the next check of this tier begins to count. */
function nextCountsFrom({
  scorecard,
  tier,
  now,
}: ScorecardEvaluation): number | undefined {
  let next: number | undefined;
  for (const { countsFromMs, tiers } of scorecard.checks) {
    if (countsFromMs === undefined || countsFromMs <= now) continue;
    if (tiers && !tiers.includes(tier)) continue;
    next = Math.min(next ?? countsFromMs, countsFromMs);
  }
  return next;
}
