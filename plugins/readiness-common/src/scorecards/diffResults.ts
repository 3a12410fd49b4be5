import type { Subject } from '../checks/Subject';
import {
  causeOfCheck,
  type CheckChange,
  type FactChange,
} from './causeOfCheck';
import { causeOfLevel } from './causeOfLevel';
import type { CompiledScorecard } from './CompiledScorecard';
import type { ScorecardResult } from './ScorecardResult';
import type { Transition } from './Transition';

/** @public */
export interface ResultDiff {
  scorecard: CompiledScorecard;
  previous: ScorecardResult;
  next: ScorecardResult;
  /** Facts whose values changed in what is being evaluated, if that is known. */
  factDiffs?: readonly FactChange[];
  /** What `next` was made from. */
  subject: Subject;
  now: number;
}

/**
 * What changed between two results of one entity, each with its cause: outcomes first, the level last. Checks that
 * are new to the scorecard start without a change. A level that is merely unverified has not changed.
 *
 * @example
 * ```ts
 * diffResults({ scorecard, previous, next, factDiffs, subject, now })
 * // [{ kind: 'check', checkId: 'on-call-scheduled', from: 'pass', to: 'fail', cause: { kind: 'fact', … }, … },
 * //  { kind: 'level', from: 2, to: 1, checkIds: ['on-call-scheduled'], cause: { kind: 'fact', … }, … }]
 * ```
 *
 * @public
 */
export function diffResults(diff: ResultDiff): Transition[] {
  const { scorecard, previous, next, now } = diff;
  const scorecardId = scorecard.id;
  const changes: CheckChange[] = [];
  for (const { check } of scorecard.checks) {
    const from = previous.checks[check.id];
    const to = next.checks[check.id];
    if (!from || !to || from.outcome === to.outcome) continue;
    changes.push({
      check,
      from,
      to,
      ...causeOfCheck({ check, from, to }, diff),
    });
  }
  const transitions = changes.map(
    ({ check, from, to, cause, effectiveAt }): Transition => ({
      kind: 'check',
      scorecardId,
      checkId: check.id,
      from: from.outcome,
      to: to.outcome,
      cause,
      effectiveAt,
      noticedAt: now,
    }),
  );
  if (previous.level !== next.level) {
    transitions.push({
      kind: 'level',
      scorecardId,
      from: previous.level,
      to: next.level,
      ...causeOfLevel(changes, diff),
      noticedAt: now,
    });
  }
  return transitions;
}
