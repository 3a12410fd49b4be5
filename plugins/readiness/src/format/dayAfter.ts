const dayMs = 24 * 3_600_000;

/**
 * The last day (UTC) that ends within some days from now, as a date field takes it: today, if that is less than one.
 *
 * @example
 * ```ts
 * dayAfter(30, Date.parse('2026-11-21T08:00:00Z')) // '2026-12-20'
 * ```
 */
export function dayAfter(days: number, now: number): string {
  const last = now + Math.max(0, days - 1) * dayMs;
  return new Date(last).toISOString().slice(0, 10);
}
