/**
 * How many rows go into one statement. Rows travel as one parameter, so no limit on parameters applies; this
 * bounds how long building, sending and reading one statement keeps the event loop busy.
 */
export const rowsPerStatement = 1000;

/**
 * How many entities are read in one statement where every one brings several documents: parsing those of a
 * thousand entities in one go would keep requests waiting.
 */
export const entitiesPerRead = 250;

/** @example [...chunks([1, 2, 3], 2)] // [[1, 2], [3]] */
export function* chunks<T>(
  items: readonly T[],
  size: number = rowsPerStatement,
): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
