/** A point of a line, both from 0 to 1; `y` is 0 at the bottom. */
export interface LinePoint {
  x: number;
  y: number;
}

/**
 * A series as runs of neighbouring points, so that what is missing is a gap and never a line at zero. The scale begins
 * at zero; a point alone is a run of one.
 *
 * @example
 * ```ts
 * sparklineRuns([2, 4, undefined, 0])
 * // [[{ x: 0.125, y: 0.5 }, { x: 0.375, y: 1 }], [{ x: 0.875, y: 0 }]]
 * ```
 */
export function sparklineRuns(
  values: ReadonlyArray<number | undefined>,
): LinePoint[][] {
  const highest = values.reduce<number>(
    (most, value) => Math.max(most, value ?? 0),
    0,
  );
  const runs: LinePoint[][] = [];
  let open: LinePoint[] | undefined;
  values.forEach((value, index) => {
    if (value === undefined) {
      open = undefined;
      return;
    }
    if (!open) runs.push((open = []));
    open.push({
      x: (index + 0.5) / values.length,
      y: highest > 0 ? value / highest : 0,
    });
  });
  return runs;
}
