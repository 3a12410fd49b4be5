/**
 * Whether a value has more levels than that. One that contains itself, as an alias in YAML makes it, has no end.
 *
 * @example
 * ```ts
 * isNestedDeeper({ levels: [{ checks: [] }] }, 3) // true
 * ```
 */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  /** The levels that were left where an object was looked through. */
  const seen = new Map<object, number>();
  const isDeeper = (part: unknown, left: number): boolean => {
    if (typeof part !== 'object' || part === null) return false;
    if (left === 0) return true;
    if ((seen.get(part) ?? 0) >= left) return false;
    const found = Object.values(part).some(each => isDeeper(each, left - 1));
    seen.set(part, left);
    return found;
  };
  return isDeeper(value, levels);
}
