import type { Change } from './Change';
import type { Deployment } from './Deployment';
import type { Incident } from './Incident';

/**
 * When an event came to its end: a deployment, a merge, a resolution. Undefined while it is under way.
 *
 * @public
 *
 * @example
 * ```ts
 * endOfEvent({ startedAt: 100, resolvedAt: 200 }) // 200
 * ```
 */
export function endOfEvent(
  event: Partial<Deployment & Change & Incident>,
): number | undefined {
  if (event.status !== undefined) {
    return event.status === 'running' ? undefined : event.finishedAt;
  }
  return event.mergedAt ?? event.resolvedAt;
}
