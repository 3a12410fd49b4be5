import type { Band, BandEdge } from '../BandTable';

type Row = { band: Band; edge?: BandEdge };

/**
 * Rows of a table, the best band first, in the form in which tables are read: `upTo` takes its edge with it, `below`
 * and `above` do not, `atLeast` does; the last band takes the rest.
 *
 * @example
 * ```ts
 * [above('elite', 1), atLeast('high', 1 / 7), rest('low')]
 * ```
 */
export const below = (band: Band, value: number): Row => ({
  band,
  edge: { value, inclusive: false },
});
export const upTo = (band: Band, value: number): Row => ({
  band,
  edge: { value, inclusive: true },
});
/** For frequency, where more is better: the same two seen from the other side. */
export const above = below;
export const atLeast = upTo;
export const rest = (band: Band): Row => ({ band });

/** Hours. A month is 30 days, half a year 180. */
export const day = 24;
export const week = 7 * day;
export const month = 30 * day;
export const halfYear = 180 * day;
