import { quantile } from './quantile';

/**
 * The exact median of numbers in any order: of an even count, the mean of the middle two.
 *
 * @returns nothing of no numbers
 *
 * @public
 *
 * @example
 * ```ts
 * median([3, 1, 2]) // 2
 * ```
 */
export function median(values: readonly number[]): number | undefined {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
