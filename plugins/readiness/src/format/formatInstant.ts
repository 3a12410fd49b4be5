import { DateTime } from 'luxon';

/**
 * A moment as everybody reads it alike: in UTC, and saying so.
 *
 * @example
 * ```ts
 * formatInstant('2026-11-21T08:12:30Z') // '21 Nov 2026, 08:12 UTC'
 * ```
 */
export function formatInstant(at: string): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  return moment.isValid ? moment.toFormat("d LLL yyyy, HH:mm 'UTC'") : at;
}
