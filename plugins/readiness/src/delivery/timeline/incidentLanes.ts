interface Span {
  startedAt: string;
  resolvedAt?: string;
}

/**
 * Puts incidents in lanes, so that none covers another: each in the first lane that is free when it starts. One that is
 * open keeps its lane.
 *
 * @returns the lane of each, from 0
 *
 * @example
 * ```ts
 * incidentLanes([
 *   { startedAt: '2026-11-01T08:00:00Z' },
 *   { startedAt: '2026-11-02T08:00:00Z', resolvedAt: '2026-11-02T09:00:00Z' },
 *   { startedAt: '2026-11-03T08:00:00Z', resolvedAt: '2026-11-03T09:00:00Z' },
 * ]) // [0, 1, 1]
 * ```
 */
export function incidentLanes(incidents: readonly Span[]): number[] {
  const freeFrom: number[] = [];
  const lanes = new Array<number>(incidents.length).fill(0);
  const inOrder = incidents
    .map((incident, index) => ({
      index,
      start: Date.parse(incident.startedAt),
      end: incident.resolvedAt ? Date.parse(incident.resolvedAt) : Infinity,
    }))
    .sort((a, b) => a.start - b.start);
  for (const { index, start, end } of inOrder) {
    const free = freeFrom.findIndex(from => from <= start);
    const lane = free === -1 ? freeFrom.length : free;
    freeFrom[lane] = end;
    lanes[index] = lane;
  }
  return lanes;
}
