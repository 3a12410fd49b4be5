import {
  weeksOf,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';

const dayMs = 24 * 3_600_000;
/** In a window up to this many days, a week is too long to show a course. */
const shortDays = 7;

interface TimeSpan {
  from: number;
  to: number;
}

/** The span that figures are computed over, the one before, and its parts. Milliseconds since the epoch. */
export interface DeliveryWindow extends TimeSpan {
  days: number;
  previous: TimeSpan;
  /** Weeks, or days of a short window, cut at its begin and end. */
  parts: TimeSpan[];
}

/** The window that ends now. A day of it has 24 hours; its parts are those of the calendar. */
export function deliveryWindow(
  now: number,
  days: number,
  { timeZone }: Pick<DoraPolicy, 'timeZone'>,
): DeliveryWindow {
  const window = { from: now - days * dayMs, to: now };
  const unit = days <= shortDays ? 'day' : 'week';
  return {
    ...window,
    days,
    previous: { from: window.from - days * dayMs, to: window.from },
    parts: weeksOf(window, timeZone, unit).map(({ from, to }) => ({
      from: Math.max(from, window.from),
      to: Math.min(to, window.to),
    })),
  };
}
