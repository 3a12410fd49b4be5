import type {
  CheckResult,
  FactReadings,
  ScorecardResult,
  Transition,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredResult } from '../../stores/ResultStore';

/**
 * First answers belong to the baseline for so long after the first evaluation: sources report one after the other
 * when a service is new or the product is, and none of that is a change of the service.
 */
const settlingMs = 24 * 3_600_000;

/**
 * Parts what belongs to the baseline from what is history. While an entity settles, a check that stands as it did at
 * the first evaluation is still being answered for the first time: it was unknown until now, a source reported for
 * the first time, or what had been reported was taken away again. From its first recorded change on, every other is
 * recorded too, so that each has its way back.
 *
 * @param options - `isFirst`: a collector has just reported for the first time; `transitions`: from `previous` to
 * `result`; `readings`: what `result` was made from
 * @returns the result, in which checks that settled stand since the baseline, and the transitions that are history
 */
export function settleIn(options: {
  previous: StoredResult;
  result: ScorecardResult;
  transitions: Transition[];
  readings: FactReadings;
  isFirst: boolean;
  now: number;
}): Pick<StoredResult, 'result' | 'baseline'> & { transitions: Transition[] } {
  const { previous, result, transitions, readings, isFirst, now } = options;
  const { baseline, moved } = previous;
  if (now - baseline.at >= settlingMs) return { result, baseline, transitions };
  const settled = new Set<string>();
  for (const transition of transitions) {
    if (transition.kind !== 'check') continue;
    const { checkId, cause } = transition;
    const from = previous.result.checks[checkId];
    const to = result.checks[checkId];
    if (from?.since !== baseline.at || !to) continue;
    // What a person did is never the first answer of a source.
    if (cause.kind === 'attestation' || cause.kind === 'lapse') continue;
    const isSettling =
      isFirst ||
      (cause.kind !== 'rule' &&
        (isUnanswered(from) || isNotCollected(to, readings)));
    if (isSettling) settled.add(checkId);
  }
  const isHistory = (transition: Transition) => {
    if (transition.kind === 'check') return !settled.has(transition.checkId);
    const { checkIds } = transition;
    return moved !== undefined || !checkIds.every(id => settled.has(id));
  };
  const checks = { ...result.checks };
  for (const checkId of settled) {
    const { [checkId]: check } = checks;
    if (check) checks[checkId] = { ...check, since: baseline.at };
  }
  const history = transitions.filter(isHistory);
  const isLevelHistory = history.some(({ kind }) => kind === 'level');
  return {
    result: { ...result, checks },
    baseline:
      isLevelHistory || moved ? baseline : { ...baseline, level: result.level },
    transitions: history,
  };
}

function isUnanswered({ outcome, reason }: CheckResult): boolean {
  return outcome === 'unknown' && reason?.kind === 'facts';
}

function isNotCollected(
  { reason }: CheckResult,
  readings: FactReadings,
): boolean {
  return (
    reason?.kind === 'facts' &&
    (reason.facts ?? []).every(
      name => readings.get(name)?.absence === 'notCollectedYet',
    )
  );
}
