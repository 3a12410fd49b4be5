import type { FactSeriesView } from '@service-readiness/backstage-plugin-readiness-common';

/** A corner of the line, both from 0 to 1; `y` is 0 at the bottom. */
export interface Corner {
  x: number;
  y: number;
}

/**
 * The course of a number as steps: a value goes on until the next, and the line ends where it was last observed, for
 * after that nobody knows. Before the first point nothing is drawn either. The scale goes from the lowest to the
 * highest value; a number that never changed is drawn in the middle.
 *
 * @param window - moments in milliseconds: from where to where is drawn, and the last observation
 *
 * @example
 * ```ts
 * courseSteps([{ day: '2026-11-01', value: 50 }, { day: '2026-11-06', value: 60 }], {
 *   from: Date.parse('2026-11-01'), observed: Date.parse('2026-11-11'), to: Date.parse('2026-11-11'),
 * })
 * // [{ x: 0, y: 0 }, { x: 0.5, y: 0 }, { x: 0.5, y: 1 }, { x: 1, y: 1 }]
 * ```
 */
export function courseSteps(
  points: FactSeriesView['points'],
  window: { from: number; observed: number; to: number },
): Corner[] {
  const { from, to } = window;
  const xOf = (at: number) =>
    Math.min(1, Math.max(0, (at - from) / (to - from)));
  const end = xOf(window.observed);
  const values = points.map(({ value }) => value);
  const lowest = Math.min(...values);
  const span = Math.max(...values) - lowest;
  return points.flatMap(({ day, value }, index) => {
    const next = points[index + 1];
    const y = span > 0 ? (value - lowest) / span : 0.5;
    const start = xOf(Date.parse(day));
    const stop = next ? xOf(Date.parse(next.day)) : Math.max(start, end);
    return [
      { x: start, y },
      { x: stop, y },
    ];
  });
}
