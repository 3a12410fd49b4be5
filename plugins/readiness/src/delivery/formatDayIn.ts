import { DateTime } from 'luxon';

/**
 * The day of a moment where the policy counts days, with its week day.
 *
 * @example
 * ```ts
 * formatDayIn('2026-11-22T23:00:00Z', 'Europe/Berlin') // 'Mon 23 Nov'
 * ```
 */
export function formatDayIn(at: string, timeZone: string): string {
  const moment = DateTime.fromISO(at, { zone: timeZone });
  return moment.isValid ? moment.toFormat('ccc d LLL') : at;
}
