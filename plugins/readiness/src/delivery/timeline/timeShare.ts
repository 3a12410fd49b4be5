/**
 * Where a moment lies in a window, from 0 to 1. What lies outside stands at the edge.
 *
 * @example
 * ```ts
 * const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-11T00:00:00Z' };
 * timeShare('2026-11-06T00:00:00Z', window) // 0.5
 * ```
 */
export function timeShare(
  at: string,
  window: { from: string; to: string },
): number {
  const from = Date.parse(window.from);
  const share = (Date.parse(at) - from) / (Date.parse(window.to) - from);
  return Math.min(1, Math.max(0, share));
}
