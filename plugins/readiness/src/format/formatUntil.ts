import { DateTime } from 'luxon';

/**
 * How soon something is, in the largest unit that still says something. What is past is due.
 *
 * @example
 * ```ts
 * formatUntil('2026-11-21T08:00:40Z', Date.parse('2026-11-21T08:00:00Z')) // 'in 40 s'
 * ```
 */
export function formatUntil(at: string, now: number): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  if (!moment.isValid) return 'at an unknown time';
  const seconds = Math.round((moment.toMillis() - now) / 1000);
  if (seconds < 1) return 'now due';
  if (seconds < 100) return `in ${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `in ${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `in ${hours} h`;
  return `in ${Math.round(hours / 24)} d`;
}
