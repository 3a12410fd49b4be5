/** Longer ones reach beyond what is kept. */
const mostDays = 3650;

/**
 * The days of a window as people write it: a whole number of days or weeks. Undefined for anything else.
 *
 * @example
 * ```ts
 * parseWindow('30d') // 30
 * ```
 *
 * @public
 */
export function parseWindow(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,3})([dw])$/.exec(text.trim()) ?? [];
  if (count === undefined) return undefined;
  const days = Number(count) * (unit === 'w' ? 7 : 1);
  return days <= mostDays ? days : undefined;
}
