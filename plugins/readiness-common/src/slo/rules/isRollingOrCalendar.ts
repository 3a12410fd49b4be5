import type { Breach } from './Breach';

/**
 * A time window rolls, or follows a calendar; without `isRolling` it follows a calendar.
 *
 * @example
 * ```ts
 * isRollingOrCalendar({ isRolling: false })[0]?.mend // "add 'calendar', or write 'isRolling: true'"
 * ```
 */
export function isRollingOrCalendar(window: {
  isRolling?: boolean;
  calendar?: unknown;
}): Breach[] {
  const isRolling = window.isRolling === true;
  const hasCalendar = window.calendar !== undefined;
  if (isRolling !== hasCalendar) return [];
  return [
    {
      rule: 'rolling-or-calendar',
      path: [],
      message: isRolling
        ? "it is rolling, and has a 'calendar'"
        : "it is not rolling, and has no 'calendar'",
      mend: isRolling
        ? "leave out 'calendar', or write 'isRolling: false'"
        : "add 'calendar', or write 'isRolling: true'",
    },
  ];
}
