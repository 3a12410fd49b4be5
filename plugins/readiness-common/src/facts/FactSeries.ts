/**
 * A value that a number took on a day, and kept until the next point.
 *
 * @public
 */
export interface FactPoint {
  /** Days since the epoch, UTC. */
  day: number;
  value: number;
}

/**
 * How a number went, oldest first: a point for each day on which it was another than before.
 *
 * @public
 */
export type FactSeries = readonly FactPoint[];

/**
 * Days that a series goes back.
 *
 * @public
 */
export const seriesDays = 90;
