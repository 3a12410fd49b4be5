import type {
  CompiledScorecard,
  RungCheck,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';
import { isWaived } from './levelView';

/**
 * What belongs to each letter of a result, in the order of its letters. Results of one fingerprint share their check
 * ids, so that thousands of them are looked up once.
 */
export function alignToOutcomes<T>(
  byCheckId: ReadonlyMap<string, T>,
): (summary: ResultSummary) => ReadonlyArray<T | undefined> {
  const known = new Map<readonly string[], ReadonlyArray<T | undefined>>();
  return ({ checkIds }) => {
    let aligned = known.get(checkIds);
    if (!aligned) {
      aligned = checkIds.map(id => byCheckId.get(id));
      known.set(checkIds, aligned);
    }
    return aligned;
  };
}

/**
 * Finds the check that alone keeps a service below its next level; undefined when several do, or none, and when there
 * is no next level or it asks nothing of the service and so cannot be reached.
 *
 * @example
 * ```ts
 * const heldBackBy = heldBackByIn(scorecard, now);
 * summaries.filter(summary => heldBackBy(summary) === 'on-call-scheduled')
 * ```
 */
export function heldBackByIn(
  scorecard: CompiledScorecard,
  now: number,
): (summary: ResultSummary) => string | undefined {
  const counting = scorecard.checks.filter(
    ({ countsFromMs }) => countsFromMs === undefined || countsFromMs <= now,
  );
  const align = alignToOutcomes(
    new Map(
      counting.map((entry): [string, RungCheck] => [entry.check.id, entry]),
    ),
  );
  return summary => {
    const entries = align(summary);
    const next = summary.level + 1;
    let only: string | undefined;
    let canBeReached = false;
    for (let at = 0; at < entries.length; at++) {
      const letter = summary.outcomes[at];
      const entry = entries[at];
      if (!entry || entry.level > next || letter === 'n') continue;
      canBeReached ||= entry.level === next;
      if (letter === 'p' || isWaived(letter)) continue;
      if (only !== undefined) return undefined;
      only = entry.check.id;
    }
    return canBeReached ? only : undefined;
  };
}
