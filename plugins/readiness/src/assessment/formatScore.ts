const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/**
 * A score of the quick check.
 *
 * @example
 * ```ts
 * formatScore(7.333) // '7.3 of 10'
 * ```
 */
export function formatScore(score: number): string {
  return `${oneDecimal.format(score)} of 10`;
}
