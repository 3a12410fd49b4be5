/**
 * Whether a text is an absolute http(s) address, the only kind that is ever drawn as a link.
 *
 * @example
 * ```ts
 * isHttpUrl('https://runbooks.example.org/payments') // true
 * isHttpUrl('javascript:alert(1)') // false
 * ```
 */
export function isHttpUrl(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    // Not an address at all.
    return false;
  }
}
