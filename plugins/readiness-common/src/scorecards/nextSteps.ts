import { efforts } from '../checks/CheckDefinition';
import type { CompiledCheck } from '../checks/CompiledCheck';
import type { Outcome } from '../checks/Outcome';
import type { CompiledScorecard } from './CompiledScorecard';
import { counts } from './levelOf';
import type { ScorecardResult } from './ScorecardResult';

/**
 * A check that stands between an entity and its next level.
 *
 * @public
 */
export interface UnmetCheck {
  check: CompiledCheck;
  /** The rung that asks for it. */
  level: number;
  outcome: Exclude<Outcome, 'pass' | 'notApplicable'>;
  /** No source answers, and a person may. */
  attestable: boolean;
}

/**
 * The shortest list of checks to the next level: what is unmet on the next rung and below. The cheapest effort comes
 * first, and at equal effort what fails before what is unknown. What is waived is no step. Empty at the top, and when the next rung asks this
 * entity for nothing and so cannot be reached.
 *
 * @example
 * ```ts
 * nextSteps(scorecard, result, now).map(step => step.check.id) // ['has-runbook', 'slos-defined']
 * ```
 *
 * @public
 */
export function nextSteps(
  { rungs }: Pick<CompiledScorecard, 'rungs'>,
  result: ScorecardResult,
  now: number,
): UnmetCheck[] {
  const next = rungs.find(({ level }) => level > result.level);
  if (!next) return [];
  const outcomeOf = (id: string) => result.checks[id]?.outcome ?? 'unknown';
  const applicable = next.checks.some(
    entry =>
      counts(entry, now) && outcomeOf(entry.check.id) !== 'notApplicable',
  );
  if (!applicable) return [];
  return rungs
    .filter(({ level }) => level <= next.level)
    .flatMap(({ checks }) => checks)
    .filter(entry => counts(entry, now))
    .flatMap(({ check, level }): UnmetCheck[] => {
      const outcome = outcomeOf(check.id);
      const isUnmet = outcome === 'fail' || outcome === 'unknown';
      if (!isUnmet || result.waived?.[check.id] !== undefined) return [];
      const attestable =
        outcome === 'unknown' && check.definition.attestation !== undefined;
      return [{ check, level, outcome, attestable }];
    })
    .sort(cheapestFirst);
}

/** Sorting is stable: what is equal stays in the order of the ladder. */
function cheapestFirst(a: UnmetCheck, b: UnmetCheck): number {
  const effort = ({ check }: UnmetCheck) =>
    efforts.indexOf(check.definition.effort);
  const blind = ({ outcome }: UnmetCheck) => (outcome === 'unknown' ? 1 : 0);
  return effort(a) - effort(b) || blind(a) - blind(b);
}
