import type { CompiledScorecard } from './CompiledScorecard';
import { counts, levelOf } from './levelOf';
import type { ScorecardResult } from './ScorecardResult';

/** Checks of one entity as they were just judged, and the result before. */
export interface JudgedChecks {
  scorecard: CompiledScorecard;
  checks: ScorecardResult['checks'];
  waived: ScorecardResult['waived'];
  previous: ScorecardResult | undefined;
  now: number;
}

type Levels = Pick<
  ScorecardResult,
  'level' | 'verifiedLevel' | 'earnedLevel' | 'unverifiedSince'
>;

/**
 * The level that is held, and the one that is earned without waivers. Each is at least what is verified, and holds
 * while nothing worse has happened than that a source fell silent.
 *
 * @example
 * ```ts
 * levelsOf({ scorecard, checks, waived: { 'slos-defined': until }, previous, now })
 * // { level: 3, verifiedLevel: 3, earnedLevel: 2 }
 * ```
 */
export function levelsOf(judged: JudgedChecks): Levels {
  const { waived, previous } = judged;
  const held = heldLevel(judged, previous?.level);
  const earnedLevel = waived
    ? heldLevel({ ...judged, waived: undefined }, previous?.earnedLevel).level
    : held.level;
  return { ...held, earnedLevel };
}

function heldLevel(
  { scorecard, checks, waived, now }: JudgedChecks,
  before: number | undefined,
): Omit<Levels, 'earnedLevel'> {
  const outcomeOf = (id: string) =>
    waived?.[id] === undefined ? checks[id]?.outcome ?? 'unknown' : 'pass';
  const verifiedLevel = levelOf(scorecard, outcomeOf, now);
  if (before === undefined || before <= verifiedLevel) {
    return { level: verifiedLevel, verifiedLevel };
  }
  const atBest = levelOf(
    scorecard,
    id => (checks[id]?.unverifiedSince === undefined ? outcomeOf(id) : 'pass'),
    now,
  );
  const level = Math.max(verifiedLevel, Math.min(before, atBest));
  if (level === verifiedLevel) return { level, verifiedLevel };
  const since = scorecard.checks
    .filter(entry => entry.level <= level && counts(entry, now))
    .filter(({ check }) => waived?.[check.id] === undefined)
    .map(({ check }) => checks[check.id]?.unverifiedSince ?? Infinity);
  return { level, verifiedLevel, unverifiedSince: Math.min(...since) };
}
