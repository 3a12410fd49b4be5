import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';

/** The scheduler looks every few seconds, and what was killed is taken over within a minute. */
const graceMs = 2 * 60_000;

/**
 * Since when a collector should have begun its next run, or ended the one under way; undefined when it is in time.
 * Only a schedule with a pause says when that is, and only after a first run.
 */
export function overdueSince(
  { frequency, timeout }: Collector['schedule'],
  {
    runningSince,
    startedAt,
    now,
  }: { runningSince?: number; startedAt?: number; now: number },
): number | undefined {
  const expected = () => {
    if (runningSince !== undefined) {
      return runningSince + durationToMilliseconds(timeout as HumanDuration);
    }
    if (startedAt === undefined) return undefined;
    if ('cron' in frequency || 'trigger' in frequency) return undefined;
    return startedAt + durationToMilliseconds(frequency as HumanDuration);
  };
  const at = expected();
  return at !== undefined && now > at + graceMs ? at : undefined;
}
