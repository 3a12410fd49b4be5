// Halves of 32-bit numbers are what counting goes by.
/* eslint-disable no-bitwise */

/** Below this, moving numbers about is quicker than counting them. */
const fewest = 30_000;
const digit = 1 << 16;

/**
 * The numbers that would stand at the given places if the values were in ascending order. Exact. The values change
 * their order; nothing is allocated for each, so that medians over millions take milliseconds.
 *
 * @param ranks - places from 0 up, ascending, each below `length`
 *
 * @example
 * ```ts
 * orderStatistics(Uint32Array.of(30, 10, 20), 3, [0, 2]) // [10, 30]
 * ```
 */
export function orderStatistics(
  values: Uint32Array,
  length: number,
  ranks: readonly number[],
): number[] {
  if (length >= fewest) return byCounting(values, length, ranks);
  let from = 0;
  return ranks.map(rank => {
    select(values, from, length - 1, rank);
    // What is below stands before it: the next rank is looked for behind.
    from = rank;
    return values[rank] as number;
  });
}

/** Hoare's selection: puts into place `rank` what belongs there. */
function select(
  values: Uint32Array,
  first: number,
  last: number,
  rank: number,
): void {
  let low = first;
  let high = last;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] as number;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i <= j) {
        const other = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = other;
      }
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return;
  }
}

/** Counts the upper halves of all numbers, then the lower halves of those that share theirs with one that is wanted. */
function byCounting(
  values: Uint32Array,
  length: number,
  ranks: readonly number[],
): number[] {
  const upper = new Uint32Array(digit);
  for (let at = 0; at < length; at++) {
    count(upper, (values[at] as number) >>> 16);
  }
  const lowers = new Map<number, Uint32Array>();
  const places = ranks.map(rank => {
    const place = placeOf(upper, rank);
    if (!lowers.has(place.digit)) {
      lowers.set(place.digit, new Uint32Array(digit));
    }
    return place;
  });
  for (let at = 0; at < length; at++) {
    const value = values[at] as number;
    const lower = lowers.get(value >>> 16);
    if (lower) count(lower, value & (digit - 1));
  }
  return places.map(place => {
    const lower = lowers.get(place.digit) as Uint32Array;
    return place.digit * digit + placeOf(lower, place.rest).digit;
  });
}

function count(counts: Uint32Array, place: number) {
  counts[place] = (counts[place] as number) + 1;
}

function placeOf(counts: Uint32Array, rank: number) {
  let rest = rank;
  let at = 0;
  while (rest >= (counts[at] as number)) rest -= counts[at++] as number;
  return { digit: at, rest };
}
