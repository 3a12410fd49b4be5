import type { Breach } from './Breach';
import { comparisonOf, type Comparison } from './comparisonOf';

/** The kinds of metric of an indicator. */
interface Indicator {
  spec: { thresholdMetric?: unknown; ratioMetric?: unknown };
}

/**
 * Objectives over an indicator that is written in place compare where it has a threshold metric, and nowhere else.
 *
 * @example
 * ```ts
 * comparesThresholds({ indicator: threshold, objectives: [{ value: 5 }] })[0]?.path // ['objectives', 0, 'op']
 * ```
 */
export function comparesThresholds(spec: {
  indicator?: Indicator;
  objectives: ReadonlyArray<Comparison & { indicator?: Indicator }>;
}): Breach[] {
  return spec.objectives.flatMap((objective, i) => {
    const indicator = objective.indicator ?? spec.indicator;
    if (!indicator) return [];
    return comparisonOf(objective, indicator.spec).map(breach => ({
      ...breach,
      path: ['objectives', i, ...breach.path],
    }));
  });
}
