import type { Incident } from '../events/Incident';
import { eventKey } from './eventKey';
import { rowsTogether } from './rowsTogether';

/**
 * Incidents, each once: of rows of one id the earliest begin and the latest end count, and all their services. What
 * begins after `now` is not known yet, and what ends after it is open.
 *
 * @param services - the answer is about incidents of these; of all, if absent
 *
 * @example
 * ```ts
 * oneIncidentEach([incident, incident], { now }).length // 1
 * ```
 */
export function oneIncidentEach(
  rows: readonly Incident[],
  { now, services }: { now: number; services?: ReadonlySet<string> },
): Incident[] {
  const byKey = new Map<string, Incident[]>();
  for (const row of rows) {
    const key = eventKey(row);
    const same = byKey.get(key);
    if (same) same.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()].flatMap(same => {
    const incident = rowsTogether(same);
    const entityRefs = services
      ? incident.entityRefs.filter(ref => services.has(ref))
      : incident.entityRefs;
    if (entityRefs.length === 0 || incident.startedAt > now) return [];
    const { resolvedAt, ...begun } = incident;
    const isOver = resolvedAt !== undefined && resolvedAt <= now;
    return [{ ...begun, entityRefs, ...(isOver && { resolvedAt }) }];
  });
}
