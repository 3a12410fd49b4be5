import type { Band } from './BandTable';

/**
 * A number with what it was computed from. No number without data: then `noData` says why.
 *
 * @public
 */
export interface Figure {
  value?: number;
  noData?: string;
  band?: Band;
  /** How many observations it is computed from. */
  sampleSize: number;
  /** What was left out, and why. */
  excluded: ReadonlyArray<{ count: number; reason: string }>;
}

/**
 * A share: `value` is part / whole, 0 to 1.
 *
 * @public
 */
export interface RatioFigure extends Figure {
  part: number;
  whole: number;
}

/**
 * `value` is the median.
 *
 * @public
 */
export interface DurationFigure extends Figure {
  p75?: number;
  p95?: number;
}

/** @public */
export const leadTimeStages = [
  'coding',
  'reviewWait',
  'review',
  'deploy',
] as const;
/** @public */
export type LeadTimeStage = (typeof leadTimeStages)[number];

/**
 * Figures of one service, or of several together, over one window. Durations are hours.
 *
 * @public
 */
export interface DoraFigures {
  /** Milliseconds since the epoch; `from` belongs to it, `to` does not. */
  window: { from: number; to: number; days: number };
  /** Successful production deployments a week. */
  deploymentFrequency: Figure & { count: number };
  /** First commit to production. */
  leadTime: DurationFigure & {
    stages: Record<LeadTimeStage, DurationFigure>;
  };
  /** Production deployments that failed, or that an incident or a rollback marks, among all that are over. */
  changeFailure: RatioFigure;
  recovery: DurationFigure & { openCount: number };
  /** Production deployments that were made because of an incident, among all that are over. */
  rework: RatioFigure;
  /** Merged, and not in production at the end of the window. */
  undeployed: { count: number; oldestAt?: number; noData?: string };
  /** Changes in a deployment; `value` is the median. */
  batchSize: DurationFigure;
}
