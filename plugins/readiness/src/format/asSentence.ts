/**
 * A text that another sentence may follow: what comes without a full stop gets one.
 *
 * @example
 * ```ts
 * asSentence('the scanner answered 401') // 'the scanner answered 401.'
 * ```
 */
export function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
