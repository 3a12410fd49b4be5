/**
 * A path as people write it; undefined for the document as a whole.
 *
 * @example
 * ```ts
 * writtenPath(['levels', 1, 'checks', 0]) // 'levels[1].checks[0]'
 * ```
 */
export function writtenPath(path: readonly PropertyKey[]): string | undefined {
  if (path.length === 0) return undefined;
  return path
    .map((segment, i) => {
      if (typeof segment === 'number') return `[${segment}]`;
      return i === 0 ? String(segment) : `.${String(segment)}`;
    })
    .join('');
}
