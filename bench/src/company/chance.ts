/**
 * A number in [0, 1) that is a function of its arguments alone, so that any part of a company can be made without
 * the rest. Mixing as in MurmurHash3's finaliser.
 *
 * @example
 * ```ts
 * chance(1, 2, 3) === chance(1, 2, 3) // true
 * ```
 */
export function chance(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** One of the values. */
export function choose<T>(
  values: readonly T[],
  ...parts: readonly number[]
): T {
  return values[Math.floor(chance(...parts) * values.length)] as T;
}
