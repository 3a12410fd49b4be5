import type { Breach } from './Breach';

/** What an objective compares a threshold metric with. */
export interface Comparison {
  op?: string;
  value?: number;
}

/**
 * Whether an objective compares as its metric asks: `op` and `value` for a threshold, no `value` for a ratio. An
 * `op` over a ratio has no effect; the specification's own examples have it, so that it is no error.
 *
 * @example
 * ```ts
 * comparisonOf({ op: 'lt', value: 500 }, { ratioMetric })[0]?.path // ['value']
 * ```
 */
export function comparisonOf(
  objective: Comparison,
  metric: { thresholdMetric?: unknown; ratioMetric?: unknown },
): Breach[] {
  if (metric.thresholdMetric !== undefined) {
    return (['op', 'value'] as const)
      .filter(field => objective[field] === undefined)
      .map(field => ({
        rule: 'comparison',
        path: [field],
        message: 'it is missing, and a threshold metric needs it',
        mend:
          field === 'op'
            ? 'add one of: lte, gte, lt, gt'
            : 'add the number that is compared with',
      }));
  }
  if (metric.ratioMetric === undefined || objective.value === undefined) {
    return [];
  }
  return [
    {
      rule: 'comparison',
      path: ['value'],
      message: 'a ratio metric is compared with nothing',
      mend: "leave it out, or use a 'thresholdMetric'",
    },
  ];
}
