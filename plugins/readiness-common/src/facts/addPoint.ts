import { seriesDays, type FactPoint, type FactSeries } from './FactSeries';

/**
 * A series with what a number is on a day. The last value of a day counts, a value that goes on adds nothing, and
 * nothing is added before the last day. What is older than {@link seriesDays} goes, but for the value that the
 * number had then.
 *
 * @public
 *
 * @example
 * ```ts
 * addPoint([{ day: 1, value: 70 }], { day: 3, value: 75 }) // [{ day: 1, value: 70 }, { day: 3, value: 75 }]
 * ```
 */
export function addPoint(series: FactSeries, point: FactPoint): FactSeries {
  const last = series[series.length - 1];
  if (last && (point.day < last.day || point.value === last.value)) {
    return series;
  }
  const earlier = series.filter(({ day }) => day < point.day);
  const before = earlier[earlier.length - 1];
  const points = before?.value === point.value ? earlier : [...earlier, point];
  const oldest = point.day - seriesDays;
  const base = points.filter(({ day }) => day <= oldest).length - 1;
  return points.slice(Math.max(base, 0));
}
