import { durationMinutes } from '../durationMinutes';
import type { Breach } from '../rules/Breach';

/** Fields of durations that must be of some length; to alert after no time is the default. */
const fields = new Set(['duration', 'timeSliceWindow', 'lookbackWindow']);

/**
 * Durations of no length. The specification asks for a positive number, its own validator does not.
 *
 * @example
 * ```ts
 * zeroDurations({ duration: '0w' }, [])[0]?.message // "'0w' is no time at all"
 * ```
 */
export function zeroDurations(value: unknown, path: PropertyKey[]): Breach[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'metricSource' || key === 'connectionDetails') return [];
    if (!fields.has(key) || typeof entry !== 'string') {
      return zeroDurations(entry, here);
    }
    if (durationMinutes(entry) !== 0) return [];
    const message = `'${entry}' is no time at all`;
    const mend = "write a positive number, such as '1w'";
    return [{ rule: 'zero-duration', path: here, message, mend }];
  });
}
