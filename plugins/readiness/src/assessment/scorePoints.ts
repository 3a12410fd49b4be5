/**
 * Where scores are drawn in a picture of 100 by 100: by their moments from left to right, 10 at the top. The same
 * moment for all puts them side by side.
 *
 * @param scores - oldest first
 *
 * @example
 * ```ts
 * scorePoints([{ at: '2026-01-01', score: 4 }, { at: '2026-01-03', score: 10 }]) // [{ x: 0, y: 60 }, { x: 100, y: 0 }]
 * ```
 */
export function scorePoints(
  scores: ReadonlyArray<{ at: string; score: number }>,
): Array<{ x: number; y: number }> {
  const moments = scores.map(({ at }) => Date.parse(at));
  const first = Math.min(...moments);
  const length = Math.max(...moments) - first;
  return scores.map(({ score }, index) => ({
    x:
      length > 0
        ? (((moments[index] ?? first) - first) / length) * 100
        : (index / Math.max(1, scores.length - 1)) * 100,
    y: 100 - score * 10,
  }));
}
