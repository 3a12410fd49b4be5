const whole = new Intl.NumberFormat('en');

/**
 * A count with separators, and with its noun where one is given.
 *
 * @example
 * ```ts
 * formatCount(20000, 'service') // '20,000 services'
 * formatCount(1, 'service') // '1 service'
 * ```
 */
export function formatCount(count: number, noun?: string): string {
  if (!noun) return whole.format(count);
  return `${whole.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}
