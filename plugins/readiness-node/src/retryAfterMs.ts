/**
 * How long the header `Retry-After` asks to wait: seconds or a date, as RFC 9110 has it. Undefined for none and for
 * what is neither.
 *
 * @public
 *
 * @example
 * ```ts
 * retryAfterMs('120', Date.now()) // 120000
 * ```
 */
export function retryAfterMs(
  header: string | null | undefined,
  now: number,
): number | undefined {
  if (header === null || header === undefined) return undefined;
  const ms = /^\d+$/.test(header.trim())
    ? Number(header) * 1000
    : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
