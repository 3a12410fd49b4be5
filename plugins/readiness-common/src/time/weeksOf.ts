import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

/**
 * `from` belongs to it, `to` does not; milliseconds since the epoch.
 *
 * @public
 */
export interface TimeSpan {
  from: number;
  to: number;
}

/**
 * The weeks, or days, of a calendar that a span touches, whole: the first may begin before it and the last end after
 * it. Weeks begin on Monday. Where clocks are put forward or back in between, one is an hour shorter or longer.
 *
 * @param zone - IANA name: 'Europe/Berlin'
 * @throws InputError when there is no such time zone
 *
 * @example
 * ```ts
 * weeksOf({ from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 6) }, 'UTC').length // 2
 * ```
 *
 * @public
 */
export function weeksOf(
  { from, to }: TimeSpan,
  zone: string,
  unit: 'week' | 'day' = 'week',
): TimeSpan[] {
  let start = DateTime.fromMillis(from, { zone }).startOf(unit);
  if (!start.isValid) {
    throw new InputError(`'${zone}' is no time zone; write 'Europe/Berlin'`);
  }
  const spans: TimeSpan[] = [];
  while (start.toMillis() < to) {
    const end = start.plus({ [unit]: 1 }).startOf(unit);
    spans.push({ from: start.toMillis(), to: end.toMillis() });
    start = end;
  }
  return spans;
}
