import type { Breach } from './Breach';

/** What each budgeting method asks of every objective. */
const neededBy = new Map<string, ReadonlyArray<keyof Slices>>([
  ['Timeslices', ['timeSliceTarget', 'timeSliceWindow']],
  ['RatioTimeslices', ['timeSliceWindow']],
]);

interface Slices {
  timeSliceTarget?: number;
  timeSliceWindow?: string | number;
}

/**
 * Objectives say how long a slice of time is, and when it is good, where the budgeting method counts slices.
 *
 * @example
 * ```ts
 * hasTimeSlices({ budgetingMethod: 'RatioTimeslices', objectives: [{}] })[0]?.path
 * // ['objectives', 0, 'timeSliceWindow']
 * ```
 */
export function hasTimeSlices(spec: {
  budgetingMethod: string;
  objectives: readonly Slices[];
}): Breach[] {
  const needed = neededBy.get(spec.budgetingMethod) ?? [];
  return spec.objectives.flatMap((objective, i) =>
    needed
      .filter(field => objective[field] === undefined)
      .map(field => ({
        rule: 'time-slice' as const,
        path: ['objectives', i, field],
        message: `it is missing, and ${spec.budgetingMethod} needs it`,
        mend:
          field === 'timeSliceWindow'
            ? "add how long a slice is, such as '1m'"
            : 'add the part of a slice that must be good, such as 0.95',
      })),
  );
}
