import {
  addPoint,
  changeOver,
  deltaDays,
  deltaFact,
  type FactDeclaration,
  type FactSeries,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { SeriesDocument } from '../../stores/FactStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';

const dayMs = 86_400_000;

/** What a source observed about one entity. */
export interface Observation {
  entityRef: string;
  values: Record<string, FactValue>;
  observedAt: number;
}

/**
 * Adds the numbers that are kept over time to their series, and to the values what follows from these. A change is
 * told up to the moment of the observation: time alone does not move it, another observation does.
 *
 * @param tx - a store that is bound to the transaction that writes values and series, the values first
 * @returns by entity the values, and of the series those that differ
 */
export async function keepSeries(
  tx: ReadinessStore,
  collector: { id: string; facts: readonly FactDeclaration[] },
  observations: readonly Observation[],
): Promise<{
  values: Map<string, Record<string, FactValue>>;
  series: SeriesDocument[];
}> {
  const kept = collector.facts.flatMap(fact => {
    const delta = deltaFact(fact);
    return delta ? [{ name: fact.name, delta: delta.name }] : [];
  });
  const values = new Map(observations.map(o => [o.entityRef, o.values]));
  if (kept.length === 0) return { values, series: [] };
  const before = await tx.facts.seriesOf(collector.id, [...values.keys()]);
  const documents: SeriesDocument[] = [];
  for (const observation of observations) {
    const { entityRef, observedAt } = observation;
    const day = Math.floor(observedAt / dayMs);
    const old = before.get(entityRef)?.series ?? {};
    const series: Record<string, FactSeries> = {};
    const all = { ...observation.values };
    let differs = false;
    for (const { name, delta } of kept) {
      const value = all[name];
      const points = old[name] ?? [];
      const next =
        typeof value === 'number' ? addPoint(points, { day, value }) : points;
      differs ||= next !== points;
      series[name] = next;
      const change = changeOver(next, { day, days: deltaDays });
      // A source that tells the change itself knows better.
      if (typeof value === 'number' && change !== undefined) {
        all[delta] ??= change;
      }
    }
    values.set(entityRef, all);
    if (differs) {
      documents.push({ entityRef, collectorId: collector.id, series });
    }
  }
  return { values, series: documents };
}
