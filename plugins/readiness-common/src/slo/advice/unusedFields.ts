import type { OpenSloObject } from '../OpenSloObject';
import type { Breach } from '../rules/Breach';

type Slo = Extract<OpenSloObject, { kind: 'SLO' }>;
type Objective = Slo['spec']['objectives'][number];

/**
 * What an SLO says to no effect.
 *
 * @example
 * ```ts
 * unusedFields(sloByOccurrences)[0]?.path // ['spec', 'objectives', 0, 'timeSliceTarget']
 * ```
 */
export function unusedFields({ spec }: Slo): Breach[] {
  const { budgetingMethod: method, indicator, objectives } = spec;
  return objectives.flatMap((objective, i) => {
    const metric = (objective.indicator ?? indicator)?.spec;
    const isRatio = metric?.ratioMetric !== undefined;
    const unused: Array<[field: keyof Objective, because: string]> = [];
    if (isRatio) unused.push(['op', 'a ratio metric is compared with nothing']);
    if (method !== 'Timeslices') {
      unused.push(['timeSliceTarget', `${method} counts no good slices`]);
    }
    if (method === 'Occurrences') {
      unused.push(['timeSliceWindow', 'Occurrences has no slices']);
    }
    if (!objective.indicator && objective.indicatorRef === undefined) {
      unused.push(['compositeWeight', 'the SLO is not composite']);
    }
    return unused
      .filter(([field]) => objective[field] !== undefined)
      .map(([field, because]) => ({
        rule: 'unused-field' as const,
        path: ['spec', 'objectives', i, field],
        message: `it has no effect: ${because}`,
        mend: 'leave it out',
      }));
  });
}
