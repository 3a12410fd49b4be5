/** A full stop ends a sentence when a capital letter or nothing follows: "e.g. this" and "catalog-info.yaml" go on. */
const firstEnd = /^[\s\S]*?[.!?](?=\s+\p{Lu}|\s*$)/u;

/**
 * The first sentence of a text, or all of it if it has no end.
 *
 * @example
 * ```ts
 * firstSentence('Add a link to catalog-info.yaml. Then refresh.') // 'Add a link to catalog-info.yaml.'
 * ```
 */
export function firstSentence(text: string): string {
  return firstEnd.exec(text.trim())?.[0] ?? text.trim();
}
