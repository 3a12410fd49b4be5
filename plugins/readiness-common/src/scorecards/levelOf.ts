import type { Outcome } from '../checks/Outcome';
import type { CompiledScorecard, RungCheck } from './CompiledScorecard';

/**
 * Whether a check already counts for the level.
 *
 * @example
 * ```ts
 * counts({ ...entry, countsFrom: '2027-01-01', countsFromMs: Date.UTC(2027, 0, 1) }, Date.UTC(2026, 5, 1)) // false
 * ```
 */
export function counts(
  { countsFromMs }: Pick<RungCheck, 'countsFromMs'>,
  now: number,
): boolean {
  return countsFromMs === undefined || countsFromMs <= now;
}

/**
 * The highest rung whose checks, and those of all rungs below, are `pass` or `notApplicable`. Checks that do not
 * count yet are passed over; a rung without one applicable check is not reached, the lowest always is.
 *
 * @param outcomeOf - outcome of a check by its id
 *
 * @example
 * ```ts
 * levelOf(scorecard, () => 'pass', now) // 4
 * levelOf(scorecard, () => 'unknown', now) // 1
 * ```
 *
 * @public
 */
export function levelOf(
  { rungs }: Pick<CompiledScorecard, 'rungs'>,
  outcomeOf: (checkId: string) => Outcome,
  now: number,
): number {
  let [{ level }] = rungs;
  for (const rung of rungs.slice(1)) {
    let applicable = 0;
    for (const entry of rung.checks) {
      if (!counts(entry, now)) continue;
      const outcome = outcomeOf(entry.check.id);
      if (outcome === 'notApplicable') continue;
      if (outcome !== 'pass') return level;
      applicable += 1;
    }
    if (applicable === 0) return level;
    level = rung.level;
  }
  return level;
}
