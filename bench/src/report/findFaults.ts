import type { MeasurementGroup } from './Measurement';

/** The least that a ratio against the peer may be, by id, each with the reason. */
export type Floors = Record<string, { atLeast: number; reason: string }>;

/**
 * What must not be, on however slow a machine: different outcomes, rows written for nothing, and a ratio against
 * the peer of the same run below its floor. Times and rates are no faults.
 */
export function findFaults(
  groups: readonly MeasurementGroup[],
  floors: Floors,
): string[] {
  return groups.flatMap(({ title, measurements, outcomes }) => [
    ...(outcomes && outcomes.ours !== outcomes.theirs
      ? [`${title}: the outcomes differ`]
      : []),
    ...measurements.flatMap(({ id, what, value, unit }) => {
      const floor = floors[id];
      if (floor && !(value >= floor.atLeast)) {
        const ratio = value.toFixed(1);
        return [`${title}: ${id} is ${ratio}, the floor is ${floor.atLeast}`];
      }
      return unit === 'rows' && value > 0 ? [`${title}: ${value} ${what}`] : [];
    }),
  ]);
}
