import type { TimeSpan } from '../time/weeksOf';
import type { LeftOut } from './HistoricDeployment';
import type { Figure } from './Figure';
import { inWindow } from './inWindow';

/**
 * How much of a window is left out, by reason. What has no moment lies in every window.
 *
 * @example
 * ```ts
 * reasonsIn([{ at: 5, reason: 'are not over' }], { from: 0, to: 10 }) // [{ count: 1, reason: 'are not over' }]
 * ```
 */
export function reasonsIn(
  leftOut: readonly LeftOut[],
  window: TimeSpan,
): Figure['excluded'] {
  const counts = new Map<string, number>();
  for (const { at, reason } of leftOut) {
    if (at !== undefined && !inWindow(at, window)) continue;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ count, reason }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
}
