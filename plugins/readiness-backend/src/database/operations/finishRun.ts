import type { CollectionRun } from '../../stores/CollectorStore';
import { distinct } from '../byKey';
import { chunks } from '../chunks';
import { coverageOf } from '../coverageOf';
import { insertRows, type NewRow } from '../insertRows';
import { plainText } from '../plainText';
import type { Session } from '../Session';
import type { CollectorRow, EntityCoverageRow, EntityRow } from '../tables';
import { fromColumn, fromNullableColumn, toColumn } from '../timestamps';

type FinishedRun = CollectionRun & { endedAt: number };

interface Found {
  failures: ReadonlyMap<string, string>;
  covered: readonly string[];
  /** When the source was asked, of those covered of which the collector says so. */
  observedAt: ReadonlyMap<string, number>;
}

const columns = {
  entity_ref: 'text',
  collector_id: 'text',
  covered_at: 'moment',
  observed: 'boolean',
  attempted_at: 'moment',
  error: 'text',
} as const;

/** An earlier failure keeps its coverage; what a later run found out stays. */
const failureConflict = `on conflict (entity_ref, collector_id) do update set
  attempted_at = excluded.attempted_at, error = excluded.error
  where entity_coverage.attempted_at <= excluded.attempted_at
  and entity_coverage.error is distinct from excluded.error`;

const coveredConflict = `on conflict (entity_ref, collector_id) do update set
  covered_at = excluded.covered_at, observed = excluded.observed,
  attempted_at = excluded.attempted_at, error = null
  where entity_coverage.attempted_at <= excluded.attempted_at`;

/** Moves the coverage of a collector and of entities as the run found them. */
export async function finishRun(
  session: Session,
  run: FinishedRun,
  found: Found,
): Promise<void> {
  const collector = await lockCollector(session, run.collectorId);
  if (run.entityRef !== undefined) {
    const ofOne = foundOfOne(run, run.entityRef, found);
    await recordEach(session, run, ofOne, collector);
    return;
  }
  if (run.isPartial) {
    await recordEach(session, run, found, collector);
    return;
  }
  const coveredAt = fromNullableColumn(collector.covered_at);
  if (coveredAt !== undefined && run.startedAt < coveredAt) {
    // A later run has ended already and knows better.
    return;
  }
  if (run.error !== undefined) {
    // Without a single one covered, the error says it all.
    if (found.covered.length > 0) {
      await recordEach(session, run, found, collector);
    }
    await session.execute(
      'update collectors set error = ?, failed_at = ?, ended_run_id = ? where collector_id = ?',
      [plainText(run.error), toColumn(run.startedAt), run.id, run.collectorId],
    );
    return;
  }
  await recordFailures(session, run, found.failures, collector);
  await settleOthers(session, run, found);
  await session.execute(
    `update collectors set covered_at = ?, covered_until = ?, error = null, failed_at = null, stale_facts = '[]',
    ended_run_id = ?, entities_revision = coalesce(?, entities_revision) where collector_id = ?`,
    [
      toColumn(run.startedAt),
      toColumn(run.endedAt),
      run.id,
      run.entitiesRevision ?? null,
      run.collectorId,
    ],
  );
}

/** Two runs of one collector end one after the other. */
export async function lockCollector(
  session: Session,
  collectorId: string,
): Promise<CollectorRow> {
  await session.execute(
    `insert into collectors (collector_id, stale_facts) values (?, '[]')
    on conflict (collector_id) do nothing`,
    [collectorId],
  );
  const [row] = await session.select<CollectorRow>(
    `select * from collectors where collector_id = ? ${session.forUpdate}`,
    [collectorId],
  );
  if (!row) {
    throw new Error(`Collector '${collectorId}' was removed while it ran`);
  }
  return row;
}

function foundOfOne(
  run: FinishedRun,
  entityRef: string,
  { failures, observedAt }: Found,
): Found {
  const error = failures.get(entityRef) ?? run.error;
  return error === undefined
    ? { failures: new Map(), covered: [entityRef], observedAt }
    : { failures: new Map([[entityRef, error]]), covered: [], observedAt };
}

/** Entities that do not stand as their collector does, because the run did not speak for all. */
async function recordEach(
  session: Session,
  run: FinishedRun,
  { failures, covered, observedAt }: Found,
  collector: CollectorRow,
) {
  await recordFailures(session, run, failures, collector);
  await recordCovered(session, run, distinct(covered), observedAt);
}

async function recordCovered(
  session: Session,
  run: FinishedRun,
  entityRefs: readonly string[],
  observedAt: Found['observedAt'],
) {
  await insertRows<EntityCoverageRow>(session, {
    into: 'entity_coverage',
    columns,
    conflict: coveredConflict,
    rows: entityRefs.map(entityRef => ({
      entity_ref: entityRef,
      collector_id: run.collectorId,
      covered_at: toColumn(observedAt.get(entityRef) ?? run.startedAt),
      observed: observedAt.has(entityRef),
      attempted_at: toColumn(run.startedAt),
      error: null,
    })),
  });
}

async function recordFailures(
  session: Session,
  run: FinishedRun,
  failures: ReadonlyMap<string, string>,
  collector: CollectorRow,
) {
  for (const entityRefs of chunks([...failures.keys()].sort())) {
    const seenAt = await readSeenAt(session, entityRefs);
    const rows = entityRefs.map((entityRef): NewRow<EntityCoverageRow> => {
      const { coveredAt } = coverageOf({
        collector: {
          collectorId: run.collectorId,
          coveredAt: fromNullableColumn(collector.covered_at),
          coveredUntil: fromNullableColumn(collector.covered_until),
        },
        seenAt: seenAt.get(entityRef),
      });
      return {
        entity_ref: entityRef,
        collector_id: run.collectorId,
        covered_at: coveredAt === undefined ? null : toColumn(coveredAt),
        observed: false,
        attempted_at: toColumn(run.startedAt),
        error: plainText(failures.get(entityRef) ?? ''),
      };
    });
    await insertRows<EntityCoverageRow>(session, {
      into: 'entity_coverage',
      columns,
      rows,
      conflict: failureConflict,
    });
  }
}

async function readSeenAt(session: Session, entityRefs: string[]) {
  const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
  const rows = await session.select<Pick<EntityRow, 'entity_ref' | 'seen_at'>>(
    `select entity_ref, seen_at from entities where ${anyOf}`,
    bindings,
  );
  return new Map(rows.map(row => [row.entity_ref, fromColumn(row.seen_at)]));
}

/**
 * Entities that the run covered stand as their collector does, unless they were collected alone in the meantime, or
 * the collector said when their source was asked: what it said before is not written again.
 */
async function settleOthers(
  session: Session,
  run: FinishedRun,
  { failures, observedAt }: Found,
) {
  const startedAt = toColumn(run.startedAt);
  const rows = await session.select<EntityCoverageRow>(
    'select * from entity_coverage where collector_id = ? and attempted_at <= ?',
    [run.collectorId, startedAt],
  );
  const obsolete: string[] = [];
  const news = new Set(observedAt.keys());
  for (const row of rows) {
    const { entity_ref: entityRef } = row;
    if (failures.has(entityRef)) continue;
    const at = observedAt.get(entityRef);
    if (at === undefined) obsolete.push(entityRef);
    else if (saysThat(row, at)) news.delete(entityRef);
  }
  for (const entityRefs of chunks(obsolete)) {
    const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
    await session.execute(
      `delete from entity_coverage where collector_id = ? and attempted_at <= ? and ${anyOf}`,
      [run.collectorId, startedAt, ...bindings],
    );
  }
  // They failed alone after this run had started; it covered them all the same.
  await session.execute(
    `update entity_coverage set covered_at = ?
    where collector_id = ? and attempted_at > ? and not observed and (covered_at is null or covered_at < ?)`,
    [startedAt, run.collectorId, startedAt, startedAt],
  );
  await recordCovered(session, run, distinct([...news]), observedAt);
}

/** Whether the source is known to have been asked then. */
function saysThat(
  { observed, error, covered_at }: EntityCoverageRow,
  at: number,
): boolean {
  return (
    Boolean(observed) && error === null && fromNullableColumn(covered_at) === at
  );
}
