/** Longer names are not compared: the table grows with the product of the lengths. */
const longestName = 200;

/**
 * The candidate that was most likely meant by a mistyped name, or undefined when none is close. Capitals do not
 * count; a swapped pair of neighbours counts as one mistake.
 *
 * @example
 * ```ts
 * nearestName('oncall.escalationLevel', ['oncall.escalationLevels', 'oncall.hasSchedule'])
 * // 'oncall.escalationLevels'
 * ```
 *
 * @public
 */
export function nearestName(
  name: string,
  candidates: Iterable<string>,
): string | undefined {
  if (name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  let limit = Math.max(2, Math.floor(name.length / 3));
  let nearest: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance <= limit && distance < name.length) {
      nearest = candidate;
      limit = distance - 1;
      if (distance === 0) break;
    }
  }
  return nearest;
}

/** Optimal string alignment distance, three rows at a time. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
