/**
 * JSON with the keys of every object in order, so that what says the same is the same text.
 *
 * @example
 * ```ts
 * orderedJson({ b: 1, a: undefined, c: [2] }) // '{"b":1,"c":[2]}'
 * ```
 */
export function orderedJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
