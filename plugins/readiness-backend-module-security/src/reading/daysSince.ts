const day = 86_400_000;

/**
 * Whole days from a moment until now; 0 for one to come, as clocks differ. Undefined for what is no moment.
 *
 * @example
 * ```ts
 * daysSince('2026-03-01T10:00:00Z', Date.parse('2026-03-03T09:00:00Z')) // 1
 * ```
 */
export function daysSince(
  moment: string | undefined,
  now: number,
): number | undefined {
  const at = Date.parse(moment ?? '');
  return Number.isNaN(at)
    ? undefined
    : Math.max(0, Math.floor((now - at) / day));
}
