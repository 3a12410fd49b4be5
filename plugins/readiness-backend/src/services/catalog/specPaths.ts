/**
 * The paths below `spec` that predicates look at, each once: what must be asked of the catalog for them to match.
 *
 * @param predicates - in the catalog's filter words
 *
 * @example
 * ```ts
 * specPaths([{ $any: [{ 'spec.type': 'service' }, { 'spec.team.size': { $exists: true } }] }])
 * // ['spec.team', 'spec.type']
 * ```
 */
export function specPaths(predicates: readonly unknown[]): string[] {
  const found = new Set<string>();
  const visit = (part: unknown) => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (part && typeof part === 'object') {
      for (const [key, value] of Object.entries(part)) {
        const [root, field] = key.split('.');
        // Keys may hold dots themselves, so the field below `spec` is asked for as a whole.
        if (root === 'spec' && field) found.add(`spec.${field}`);
        else visit(value);
      }
    }
  };
  predicates.forEach(visit);
  return [...found].sort();
}
