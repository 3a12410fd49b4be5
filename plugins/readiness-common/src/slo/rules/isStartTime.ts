import { DateTime } from 'luxon';
import type { Breach } from './Breach';

/**
 * The start of a calendar window: a date that exists, and a time of 24 hours, without a zone.
 *
 * @example
 * ```ts
 * isStartTime('2026-02-30 12:00:00')[0]?.message // "'2026-02-30 12:00:00' is no moment"
 * ```
 */
export function isStartTime(text: string): Breach[] {
  const isMoment =
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) &&
    DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: 'utc' }).isValid;
  if (isMoment || text === '') return [];
  return [
    {
      rule: 'start-time',
      path: [],
      message: `'${text.slice(0, 60)}' is no moment`,
      mend: "write it like '2026-01-31 12:30:00', without a zone",
    },
  ];
}
