import type { UnknownReason } from '../checks/Outcome';
import type { FactReadings } from '../facts/FactReadings';

/**
 * Since when a check has been without the facts that decide it: when the first of them became stale, or now for
 * those that are absent for another reason.
 *
 * @example
 * ```ts
 * silentSince({ kind: 'facts', facts: ['oncall.hasSchedule'] }, readings, now) // its validUntil
 * ```
 */
export function silentSince(
  reason: UnknownReason,
  readings: FactReadings,
  now: number,
): number {
  let since = now;
  for (const name of reason.facts ?? []) {
    const reading = readings.get(name);
    if (reading?.absence === 'stale' && reading.validUntil !== undefined) {
      since = Math.min(since, reading.validUntil);
    }
  }
  return since;
}
