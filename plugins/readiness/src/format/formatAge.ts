import { DateTime } from 'luxon';

/**
 * How long ago something was, in the largest unit that still says something. A moment slightly ahead of this
 * machine's clock counts as now.
 *
 * @example
 * ```ts
 * formatAge('2026-11-21T08:00:00Z', Date.parse('2026-11-21T08:12:30Z')) // '12 min ago'
 * ```
 */
export function formatAge(at: string, now: number): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  if (!moment.isValid) return 'at an unknown time';
  const minutes = Math.floor((now - moment.toMillis()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  if (minutes < 30 * 24 * 60) return `${Math.floor(minutes / 1440)} d ago`;
  return `on ${moment.toFormat('d LLL yyyy')}`;
}
