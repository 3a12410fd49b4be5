/**
 * One item per key, the last one, in the order of the keys: a statement must not write a row twice, and
 * transactions that lock rows in the same order do not wait for each other.
 */
export function byKey<T>(items: readonly T[], key: (item: T) => string): T[] {
  const entries = new Map(items.map(item => [key(item), item]));
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}

/** @example distinct(['b', 'a', 'b']) // ['a', 'b'] */
export function distinct(values: readonly string[]): string[] {
  return byKey(values, value => value);
}
