/** @public */
export const bands = ['elite', 'high', 'medium', 'low'] as const;
/** @public */
export type Band = (typeof bands)[number];

/**
 * Figures that have bands.
 *
 * @public
 */
export const bandedFigures = [
  'deploymentFrequency',
  'leadTime',
  'changeFailure',
  'recovery',
] as const;
/** @public */
export type BandedFigure = (typeof bandedFigures)[number];

/**
 * Up to where a band reaches. `inclusive` says on which side the edge itself is.
 *
 * @public
 */
export interface BandEdge {
  value: number;
  inclusive: boolean;
}

/**
 * A named, versioned table of thresholds. Of a figure that has fewer bands in its source, a band may be absent.
 *
 * Edges are in the unit of the figure: deployments per day, hours, ratio, hours. Frequency goes down from elite (a value
 * is in the first band whose edge it reaches), the others go up (the first band whose edge it does not pass). The last
 * band has no edge and takes the rest, so that there is neither a hole nor an overlap.
 *
 * @public
 */
export interface BandTable {
  id: string;
  title: string;
  /** Where the numbers come from. */
  source: string;
  figures: Record<BandedFigure, ReadonlyArray<{ band: Band; edge?: BandEdge }>>;
}
