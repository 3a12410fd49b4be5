/**
 * Whether a text is as a pattern says, in which `*` stands for any characters. Capitals do not matter. Takes time in
 * proportion to both lengths, whatever the pattern: no backtracking.
 *
 * @public
 *
 * @example
 * ```ts
 * matchesGlob('prod*', 'Production') // true
 * ```
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.toLowerCase().split('*');
  const last = parts.pop();
  const written = text.toLowerCase();
  if (last === undefined) return written === first;
  if (!written.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = written.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return written.length - last.length >= at && written.endsWith(last);
}
