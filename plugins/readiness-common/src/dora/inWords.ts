import { dayMs, hourMs } from '../time/durations';

/**
 * A span of time for a sentence, in days or hours.
 *
 * @example
 * ```ts
 * inWords(7 * 24 * 3_600_000) // '7 days'
 * ```
 */
export function inWords(durationMs: number): string {
  const [count, unit] =
    durationMs >= dayMs && durationMs % dayMs === 0
      ? [durationMs / dayMs, 'day']
      : [Number((durationMs / hourMs).toFixed(2)), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
