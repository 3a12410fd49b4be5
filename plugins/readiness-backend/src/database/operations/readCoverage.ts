import type { FactCoverage } from '@service-readiness/backstage-plugin-readiness-common';
import { chunks } from '../chunks';
import {
  coverageOf,
  type CollectorCoverage,
  type EntityCoverage,
} from '../coverageOf';
import type { Session } from '../Session';
import type { CollectorRow, EntityCoverageRow, EntityRow } from '../tables';
import { fromColumn, fromNullableColumn } from '../timestamps';

/** When every collector last covered each of the entities. */
export async function readCoverage(
  session: Session,
  entityRefs: readonly string[],
): Promise<Map<string, FactCoverage[]>> {
  const collectors = await readCollectors(session);
  // Nearly all entities stand as their collector does: one object serves them all.
  const usual = collectors.map(collector => coverageOf({ collector }));
  const found = new Map<string, FactCoverage[]>();
  for (const chunk of chunks(entityRefs)) {
    const apart = await readRowsApart(session, chunk);
    const seen = await readSeenAt(session, chunk, collectors);
    for (const entityRef of chunk) {
      const rows = apart.get(entityRef);
      const seenAt = seen.get(entityRef);
      found.set(
        entityRef,
        rows || seenAt !== undefined
          ? collectors.map(collector =>
              coverageOf({
                collector,
                entity: rows?.get(collector.collectorId),
                seenAt,
              }),
            )
          : usual.slice(),
      );
    }
  }
  return found;
}

async function readCollectors(session: Session): Promise<CollectorCoverage[]> {
  const rows = await session.select<CollectorRow>(
    'select * from collectors order by collector_id',
  );
  return rows.map(row => ({
    collectorId: row.collector_id,
    coveredAt: fromNullableColumn(row.covered_at),
    coveredUntil: fromNullableColumn(row.covered_until),
    failedAt: fromNullableColumn(row.failed_at),
    error: row.error ?? undefined,
  }));
}

async function readRowsApart(session: Session, entityRefs: string[]) {
  const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
  const rows = await session.select<EntityCoverageRow>(
    `select * from entity_coverage where ${anyOf}`,
    bindings,
  );
  const found = new Map<string, Map<string, EntityCoverage>>();
  for (const row of rows) {
    const ofEntity = found.get(row.entity_ref) ?? new Map();
    ofEntity.set(row.collector_id, {
      coveredAt: fromNullableColumn(row.covered_at),
      attemptedAt: fromColumn(row.attempted_at),
      error: row.error ?? undefined,
      isObserved: Boolean(row.observed),
    });
    found.set(row.entity_ref, ofEntity);
  }
  return found;
}

/** When entities appeared, of those that appeared after some collector's last run over all. */
async function readSeenAt(
  session: Session,
  entityRefs: string[],
  collectors: CollectorCoverage[],
): Promise<Map<string, number>> {
  const ends = collectors.flatMap(({ coveredUntil }) => coveredUntil ?? []);
  if (ends.length === 0) {
    return new Map();
  }
  const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
  const rows = await session.select<Pick<EntityRow, 'entity_ref' | 'seen_at'>>(
    `select entity_ref, seen_at from entities where seen_at > ? and ${anyOf}`,
    [new Date(Math.min(...ends)).toISOString(), ...bindings],
  );
  return new Map(rows.map(row => [row.entity_ref, fromColumn(row.seen_at)]));
}
