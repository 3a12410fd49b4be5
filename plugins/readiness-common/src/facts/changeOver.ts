import type { FactSeries } from './FactSeries';

/** What a double cannot tell apart from rounding. */
const digits = 12;

/**
 * By how much a number changed in the days until a day. Undefined when it was not known that long ago: nothing is
 * known then, not that nothing changed.
 *
 * @public
 *
 * @example
 * ```ts
 * changeOver([{ day: 0, value: 70 }, { day: 20, value: 75 }], { day: 31, days: 30 }) // 5
 * ```
 */
export function changeOver(
  series: FactSeries,
  { day, days }: { day: number; days: number },
): number | undefined {
  const until = (moment: number) =>
    series.filter(point => point.day <= moment).pop()?.value;
  const [from, to] = [until(day - days), until(day)];
  if (from === undefined || to === undefined) return undefined;
  return Number((to - from).toPrecision(digits));
}
