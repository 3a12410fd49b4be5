import { DateTime } from 'luxon';

/**
 * The day of a moment or date.
 *
 * @example
 * ```ts
 * formatDay('2026-11-03T22:00:00Z') // '3 Nov 2026'
 * ```
 */
export function formatDay(at: string): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  return moment.isValid ? moment.toFormat('d LLL yyyy') : at;
}
