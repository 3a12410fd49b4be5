/**
 * Where the first row begins that is not older than a moment; the length, if all are. Rows begin with their moment, and
 * the oldest is the first.
 *
 * @example
 * ```ts
 * firstRowFrom(Uint32Array.of(10, 1, 20, 2), 2, 15) // 2
 * ```
 */
export function firstRowFrom(
  rows: Uint32Array,
  width: number,
  moment: number,
): number {
  let low = 0;
  let high = rows.length / width;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((rows[middle * width] as number) < moment) low = middle + 1;
    else high = middle;
  }
  return low * width;
}
