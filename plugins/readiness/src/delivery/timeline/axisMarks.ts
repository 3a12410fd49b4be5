import { DateTime, type DurationLikeObject } from 'luxon';

const dayMs = 24 * 3_600_000;

/** Seven marks or so, on days that people know: days, Mondays, firsts of a month. */
function steps(days: number): {
  unit: 'day' | 'week' | 'month';
  by: DurationLikeObject;
} {
  if (days <= 8) return { unit: 'day', by: { days: 1 } };
  if (days <= 45) return { unit: 'week', by: { weeks: 1 } };
  if (days <= 100) return { unit: 'week', by: { weeks: 2 } };
  return { unit: 'month', by: { months: 1 } };
}

/**
 * Moments to write beneath a time line, where days begin in the time zone that figures are counted in.
 *
 * @example
 * ```ts
 * axisMarks({
 *   from: '2026-10-22T08:00:00Z',
 *   to: '2026-11-21T08:00:00Z',
 *   timeZone: 'UTC',
 * }).map(({ label }) => label) // ['26 Oct', '2 Nov', '9 Nov', '16 Nov']
 * ```
 */
export function axisMarks(window: {
  from: string;
  to: string;
  timeZone: string;
}): Array<{ at: string; label: string }> {
  const from = DateTime.fromISO(window.from, { zone: window.timeZone });
  const to = DateTime.fromISO(window.to, { zone: window.timeZone });
  const days = (to.toMillis() - from.toMillis()) / dayMs;
  const { unit, by } = steps(days);
  const marks: Array<{ at: string; label: string }> = [];
  let mark = from.startOf(unit);
  while (mark < to) {
    if (mark >= from) {
      marks.push({
        at: mark.toUTC().toISO() ?? window.from,
        label: mark.toFormat('d LLL'),
      });
    }
    mark = mark.plus(by);
  }
  return marks;
}
