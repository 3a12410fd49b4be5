import type { Breach } from './Breach';

/**
 * An SLO has exactly one time window, in a list.
 *
 * @example
 * ```ts
 * hasOneTimeWindow([])[0]?.message // 'it has no time window'
 * ```
 */
export function hasOneTimeWindow(windows: readonly unknown[]): Breach[] {
  if (windows.length === 1) return [];
  const none = windows.length === 0;
  return [
    {
      rule: 'one-time-window',
      path: [],
      message: none
        ? 'it has no time window'
        : `it has ${windows.length} time windows, and must have one`,
      mend: none
        ? "add one, such as '- duration: 4w' with 'isRolling: true'"
        : 'write an SLO for each',
    },
  ];
}
