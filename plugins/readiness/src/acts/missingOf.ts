/**
 * The first thing that is missing before an act can be sent, in words; undefined if nothing is.
 *
 * @example
 * ```ts
 * missingOf([[comment.trim() !== '', 'Say why.']])
 * ```
 */
export function missingOf(
  needs: Array<[there: boolean, words: string]>,
): string | undefined {
  return needs.find(([there]) => !there)?.[1];
}
