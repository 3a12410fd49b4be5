import type { BandTable } from './BandTable';

/**
 * How events become figures. All of it is configuration, and stands beside every figure.
 *
 * @public
 */
export interface DoraPolicy {
  /** IANA name; days and weeks are counted in it. Weeks start on Monday. */
  timeZone: string;
  /** Environments that are production; `*` stands for any text, capitals do not matter. */
  production: readonly string[];
  /** Environments that never are, whatever `production` says. */
  notProduction: readonly string[];
  /** An incident without a link belongs to the last successful production deployment that finished this long before. */
  incidentWithinMs: number;
  /** `incident`: start to resolved. `deployment`: the failed deployment's end to resolved. */
  recoveryClock: 'incident' | 'deployment';
  /** `average`: deployments over the days of the window. `medianWeek`: the buckets of Four Keys. */
  frequencyMethod: 'average' | 'medianWeek';
  /** A change or deployment with such a label is an unplanned fix of what was deployed before it. */
  hotfixLabels: readonly string[];
  bands: BandTable;
}
