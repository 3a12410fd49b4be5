import { quantile } from '../stats/quantile';
import type { DurationFigure, Figure } from './Figure';

/**
 * Median, p75 and p95 of values. Negative ones are left out, and counted.
 *
 * @param negative - why a value below nothing cannot be
 *
 * @example
 * ```ts
 * durationFigure([1, 3], { noData: 'Nothing is known.' }).value // 2
 * ```
 */
export function durationFigure(
  values: readonly number[],
  {
    noData,
    negative = 'are below zero',
    excluded = [],
  }: { noData: string; negative?: string; excluded?: Figure['excluded'] },
): DurationFigure {
  const counted = values.filter(value => value >= 0).sort((a, b) => a - b);
  const dropped = values.length - counted.length;
  const figure = {
    sampleSize: counted.length,
    excluded:
      dropped > 0
        ? [...excluded, { count: dropped, reason: negative }]
        : excluded,
  };
  if (counted.length === 0) return { ...figure, noData };
  return {
    ...figure,
    value: quantile(counted, 0.5),
    p75: quantile(counted, 0.75),
    p95: quantile(counted, 0.95),
  };
}
