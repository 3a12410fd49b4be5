import type { TimeSpan } from '../time/weeksOf';

/**
 * Whether a moment lies in a window. Its begin belongs to it, its end does not, so that windows in a row count nothing
 * twice.
 *
 * @example
 * ```ts
 * inWindow(5, { from: 0, to: 5 }) // false
 * ```
 */
export function inWindow(moment: number, { from, to }: TimeSpan): boolean {
  return moment >= from && moment < to;
}
