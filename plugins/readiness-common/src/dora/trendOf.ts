import type { DoraFigureId } from './doraFigureIds';

/** What a double cannot tell apart from rounding. */
const digits = 12;

/**
 * Whether a figure is better than before: more often for frequency, less for all others.
 *
 * @example
 * ```ts
 * trendOf('leadTime', 20, 30) // 'better'
 * ```
 *
 * @public
 */
export function trendOf(
  figure: DoraFigureId,
  value: number,
  previous: number,
): 'better' | 'worse' | 'same' {
  const [now, before] = [value, previous].map(each =>
    Number(each.toPrecision(digits)),
  ) as [number, number];
  if (now === before) return 'same';
  return now > before === (figure === 'deploymentFrequency')
    ? 'better'
    : 'worse';
}
