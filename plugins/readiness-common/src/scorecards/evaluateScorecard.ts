import type { CompiledCheck } from '../checks/CompiledCheck';
import {
  evaluateCheck,
  type CheckAnswer,
  type StandingAttestation,
} from '../checks/evaluateCheck';
import type { UnknownReason } from '../checks/Outcome';
import type { Subject } from '../checks/Subject';
import type { FactReadings } from '../facts/FactReadings';
import type { StandingWaiver } from '../waivers/StandingWaiver';
import type { CompiledScorecard, RungCheck } from './CompiledScorecard';
import { counts } from './levelOf';
import { levelsOf } from './levelsOf';
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
  /** By check id, the attestations that stand at `now`. */
  attestations?: ReadonlyMap<string, StandingAttestation>;
  /** By check id, the waivers in force at `now`. */
  waivers?: ReadonlyMap<string, StandingWaiver>;
  /** Milliseconds since the epoch; the subject's facts were read for this moment. */
  now: number;
}

/**
 * Judges an entity by a scorecard. Undefined when the scorecard does not apply to it.
 *
 * A check that was met and is now unknown only because its facts are absent is marked unverified and does not cost
 * a level that was held. It does not lift either: the level never rises above what is verified or was held. An
 * attestation that lapses costs the level: somebody had to look after it. A waiver lifts the level and changes no
 * outcome; what the level would be without is told beside it.
 *
 * @example
 * ```ts
 * evaluateScorecard({ scorecard, subject, tier: 1, previous, changedFacts: new Set(['oncall.hasSchedule']), now })
 * // { scorecardId: 'production-readiness', level: 2, verifiedLevel: 2, earnedLevel: 2, checks: { … }, … }
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
  const waived = waivedChecks(evaluation, checks);
  const levels = levelsOf({ scorecard, checks, waived, previous, now });
  const holdsUntil = holdsUntilOf(evaluation, checks, waived);
  return {
    scorecardId: scorecard.id,
    fingerprint: scorecard.fingerprint,
    ...levels,
    checks,
    ...(waived ? { waived } : {}),
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
    !check.factNames.some(name => changedFacts.has(name)) &&
    standsAsBefore(check, evaluation)
  );
}

/** Whether an attestation gives the check what it gave before. Where the rule has the answer, none does. */
function standsAsBefore(
  { id, definition }: CompiledCheck,
  { previous, attestations }: ScorecardEvaluation,
): boolean {
  if (!definition.attestation) return true;
  const before = previous?.checks[id];
  const standing = attestations?.get(id);
  return before?.attestedUntil === undefined
    ? before?.outcome !== 'unknown' || !standing
    : before.attestedUntil === standing?.expiresAt;
}

function answer(
  { check, tiers }: RungCheck,
  { subject, tier, attestations }: ScorecardEvaluation,
): CheckAnswer {
  return tiers && !tiers.includes(tier)
    ? { outcome: 'notApplicable' }
    : evaluateCheck(check, subject, attestations?.get(check.id));
}

/** Sets an answer against the one before. Gives the very same object when it says the same. */
function settle(
  { check, rule }: RungCheck,
  { outcome, reason: given, attestedUntil }: CheckAnswer,
  before: CheckResult | undefined,
  { readings }: Subject,
  now: number,
): CheckResult {
  const reason =
    given?.kind === 'attestation' ? withLapse(given, before, now) : given;
  const silent =
    reason?.kind === 'facts' ? silentSince(reason, readings, now) : undefined;
  const since = before?.outcome === outcome ? before.since : now;
  // No conditional spreads: this runs a hundred times for every entity.
  const next: CheckResult = reason
    ? { outcome, reason, since, rule }
    : { outcome, since, rule };
  if (attestedUntil !== undefined) next.attestedUntil = attestedUntil;
  if (before && before.rule === rule && silent !== undefined) {
    if (
      // What a person answered for was lost when they no longer did, and not when a source fell silent.
      (before.outcome === 'pass' && before.attestedUntil === undefined) ||
      wasExcused(check, before, reason, readings)
    ) {
      next.unverifiedSince = silent;
    } else if (before.unverifiedSince !== undefined) {
      next.unverifiedSince = before.unverifiedSince;
    }
  }
  return before && sameCheckResult(before, next) ? before : next;
}

/** Since when nobody attests, if somebody did and it ran out. */
function withLapse(
  reason: UnknownReason,
  before: CheckResult | undefined,
  now: number,
): UnknownReason {
  const { attestedUntil } = before ?? {};
  const lapsedAt =
    attestedUntil !== undefined && attestedUntil <= now
      ? attestedUntil
      : before?.reason?.lapsedAt;
  return lapsedAt === undefined ? reason : { ...reason, lapsedAt };
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

/** Checks that count and are not met, under a waiver: until when. Checks that do not count need none. */
function waivedChecks(
  { scorecard, waivers, now }: ScorecardEvaluation,
  checks: ScorecardResult['checks'],
): ScorecardResult['waived'] {
  if (!waivers?.size) return undefined;
  const waived: Record<string, number> = {};
  for (const entry of scorecard.checks) {
    const waiver = waivers.get(entry.check.id);
    if (!waiver || !counts(entry, now)) continue;
    const outcome = checks[entry.check.id]?.outcome;
    if (outcome === 'fail' || outcome === 'unknown') {
      waived[entry.check.id] = waiver.until;
    }
  }
  return Object.keys(waived).length > 0 ? waived : undefined;
}

/** When time alone changes something: a check begins to count, or what the result rests on runs out. */
function holdsUntilOf(
  evaluation: ScorecardEvaluation,
  checks: ScorecardResult['checks'],
  waived: ScorecardResult['waived'],
): number | undefined {
  let first = nextCountsFrom(evaluation) ?? Infinity;
  if (waived) first = Math.min(first, ...Object.values(waived));
  for (const id of evaluation.attestations?.keys() ?? []) {
    first = Math.min(first, checks[id]?.attestedUntil ?? Infinity);
  }
  return first === Infinity ? undefined : first;
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
