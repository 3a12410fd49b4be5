/**
 * The end of a day (UTC) that somebody chose: "until 3 Dec" holds on 3 Dec.
 *
 * @example
 * ```ts
 * lastMomentOf('2026-12-03') // '2026-12-03T23:59:59.000Z'
 * ```
 */
export function lastMomentOf(day: string): string {
  return `${day}T23:59:59.000Z`;
}
