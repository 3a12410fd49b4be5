import type {
  FactCoverage,
  FactDocument,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ServiceRecord } from '../../stores/ReadinessStore';
import type { StoredResult } from '../../stores/ResultStore';
import { coverageOf } from '../coverageOf';
import type { ResultLayouts } from '../ResultLayouts';
import { toStoredResult } from '../resultRows';
import type { Session } from '../Session';
import type {
  CollectorRow,
  EntityCoverageRow,
  EntityRow,
  FactDocumentRow,
  ResultRow,
} from '../tables';
import { fromColumn, fromNullableColumn } from '../timestamps';

/**
 * All that is stored about one living entity: what a page shows. Three statements side by side, where the stores that
 * serve many entities at once would take seven.
 */
export async function readService(
  session: Session,
  layouts: ResultLayouts,
  entityRef: string,
): Promise<ServiceRecord | undefined> {
  const [found, documents, coverage] = await Promise.all([
    readEntity(session, layouts, entityRef),
    readDocuments(session, entityRef),
    readCoverageOfOne(session, entityRef),
  ]);
  return found && { ...found, documents, coverage };
}

type LivingEntityRow = Pick<EntityRow, 'uid' | 'document'> & {
  queued: number | boolean;
};
/** A row for every result; one without a result where there is none. */
type JoinedRow = LivingEntityRow &
  (ResultRow | { [Column in keyof ResultRow]: null });

async function readEntity(
  session: Session,
  layouts: ResultLayouts,
  entityRef: string,
): Promise<Pick<ServiceRecord, 'stored' | 'results' | 'pending'> | undefined> {
  const rows = await session.select<JoinedRow>(
    `select results.*, entities.uid, entities.document,
      exists (select 1 from evaluation_queue where evaluation_queue.entity_ref = entities.entity_ref) as queued
    from entities left join results on results.entity_ref = entities.entity_ref
    where entities.entity_ref = ? and entities.removed_at is null
    order by results.scorecard_id`,
    [entityRef],
  );
  const [first] = rows;
  if (!first) return undefined;
  const results = rows.filter(
    (row): row is LivingEntityRow & ResultRow => row.entity_ref !== null,
  );
  const layout = await layouts.load(
    session,
    results.map(row => row.layout_id),
  );
  return {
    stored: {
      entityRef,
      uid: first.uid,
      // Only tombstones have none.
      entity: JSON.parse(first.document ?? 'null'),
    },
    results: results.map(
      (row): StoredResult => toStoredResult(row, layout(row.layout_id)),
    ),
    pending: Boolean(first.queued),
  };
}

async function readDocuments(
  session: Session,
  entityRef: string,
): Promise<FactDocument[]> {
  const rows = await session.select<FactDocumentRow>(
    `select collector_id, changed_at, document from fact_documents
    where entity_ref = ? order by collector_id`,
    [entityRef],
  );
  return rows.map(row => ({
    entityRef,
    collectorId: row.collector_id,
    values: JSON.parse(row.document),
    changedAt: fromColumn(row.changed_at),
  }));
}

type CoverageRow = CollectorRow & {
  seen_at: EntityRow['seen_at'] | null;
  own_covered_at: EntityCoverageRow['covered_at'];
  own_attempted_at: EntityCoverageRow['attempted_at'] | null;
  own_error: EntityCoverageRow['error'];
  own_observed: EntityCoverageRow['observed'] | null;
};

async function readCoverageOfOne(
  session: Session,
  entityRef: string,
): Promise<FactCoverage[]> {
  const rows = await session.select<CoverageRow>(
    `select collectors.*, entities.seen_at, own.covered_at as own_covered_at,
      own.attempted_at as own_attempted_at, own.error as own_error,
      own.observed as own_observed
    from collectors
    left join entity_coverage own
      on own.collector_id = collectors.collector_id and own.entity_ref = ?
    left join entities on entities.entity_ref = ?
    order by collectors.collector_id`,
    [entityRef, entityRef],
  );
  return rows.map(row =>
    coverageOf({
      collector: {
        collectorId: row.collector_id,
        coveredAt: fromNullableColumn(row.covered_at),
        coveredUntil: fromNullableColumn(row.covered_until),
        failedAt: fromNullableColumn(row.failed_at),
        error: row.error ?? undefined,
      },
      entity:
        row.own_attempted_at === null
          ? undefined
          : {
              coveredAt: fromNullableColumn(row.own_covered_at),
              attemptedAt: fromColumn(row.own_attempted_at),
              error: row.own_error ?? undefined,
              isObserved: Boolean(row.own_observed),
            },
      seenAt: fromNullableColumn(row.seen_at),
    }),
  );
}
