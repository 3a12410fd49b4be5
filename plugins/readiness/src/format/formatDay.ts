import { DateTime } from 'luxon';

/**
 * The day of a moment or date; without its year if that is the year of `now`.
 *
 * @example
 * ```ts
 * formatDay('2026-11-03T22:00:00Z') // '3 Nov 2026'
 * formatDay('2026-11-03T22:00:00Z', Date.parse('2026-11-21T08:00:00Z')) // '3 Nov'
 * ```
 */
export function formatDay(at: string, now?: number): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  if (!moment.isValid) return at;
  const sameYear =
    now !== undefined &&
    moment.hasSame(DateTime.fromMillis(now, { zone: 'utc' }), 'year');
  return moment.toFormat(sameYear ? 'd LLL' : 'd LLL yyyy');
}
