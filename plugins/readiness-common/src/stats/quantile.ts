/**
 * The exact quantile of numbers in ascending order. Between two of them it lies by the distance to each, so that the
 * median of four is the mean of the middle two.
 *
 * @param share - 0 to 1: 0.5 is the median
 * @returns nothing of no numbers
 *
 * @public
 *
 * @example
 * ```ts
 * quantile([1, 2, 4, 10], 0.5) // 3
 * ```
 */
export function quantile(
  ascending: ArrayLike<number>,
  share: number,
): number | undefined {
  if (ascending.length === 0) return undefined;
  const place = share * (ascending.length - 1);
  const below = ascending[Math.floor(place)] as number;
  const above = ascending[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
