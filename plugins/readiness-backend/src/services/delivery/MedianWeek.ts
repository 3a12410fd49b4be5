import {
  median,
  weeksOf,
  type Band,
} from '@service-readiness/backstage-plugin-readiness-common';
import { DateTime } from 'luxon';
import { firstRowFrom } from './firstRowFrom';

const second = 1000;
/** Four Keys: from three days a week on it is daily. */
const dailyFrom = 3;

/**
 * The days with a deployment in the median week of a window, as Four Keys counts: over its whole weeks from Monday to
 * Sunday, with those without any. The calendar is worked out once for all services of a request.
 */
export class MedianWeek {
  /** Begins of days, seconds since the epoch. */
  readonly #days: Uint32Array;
  /** Of each day: the place of its week, or nothing for a week that is not whole. */
  readonly #weeks: Array<number | undefined>;
  /** Of each whole week: its month. */
  readonly #months: string[];

  constructor(window: { from: number; to: number }, zone: string) {
    const whole = weeksOf(window, zone).filter(
      ({ from, to }) => from >= window.from && to <= window.to,
    );
    const days = weeksOf(window, zone, 'day');
    this.#days = Uint32Array.from(days, ({ from }) => from / second);
    this.#months = whole.map(({ from }) =>
      DateTime.fromMillis(from, { zone }).toFormat('yyyy-MM'),
    );
    this.#weeks = days.map(day => {
      const place = whole.findIndex(
        ({ from, to }) => day.from >= from && day.from < to,
      );
      return place < 0 ? undefined : place;
    });
  }

  /**
   * @param ends - of successful deployments in the window, seconds since the epoch
   * @returns nothing where no whole week lies in the window
   */
  of(ends: Uint32Array): { value: number; band: Band } | undefined {
    const used = new Set<number>();
    for (const end of ends) used.add(this.#dayOf(end));
    const counts = this.#months.map(() => 0);
    for (const day of used) {
      const week = this.#weeks[day];
      if (week !== undefined) counts[week] = (counts[week] ?? 0) + 1;
    }
    const months = new Map<string, number>();
    this.#months.forEach((month, week) => {
      const isUsed = (counts[week] ?? 0) > 0 ? 1 : 0;
      months.set(month, Math.max(months.get(month) ?? 0, isUsed));
    });
    const value = median(counts);
    if (value === undefined) return undefined;
    return { value, band: bucket(value, median([...months.values()]) ?? 0) };
  }

  #dayOf(end: number): number {
    return firstRowFrom(this.#days, 1, end + 1) - 1;
  }
}

/** Daily, weekly, monthly, yearly. */
function bucket(medianDays: number, medianMonth: number): Band {
  if (medianDays >= dailyFrom) return 'elite';
  if (medianDays >= 1) return 'high';
  return medianMonth >= 1 ? 'medium' : 'low';
}
