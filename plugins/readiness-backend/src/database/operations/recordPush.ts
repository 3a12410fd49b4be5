import type { CollectionRun } from '../../stores/CollectorStore';
import { insertRows } from '../insertRows';
import { plainText } from '../plainText';
import type { Session } from '../Session';
import type { EntityCoverageRow } from '../tables';
import { toColumn } from '../timestamps';

const columns = {
  entity_ref: 'text',
  collector_id: 'text',
  covered_at: 'moment',
  observed: 'boolean',
  attempted_at: 'moment',
  error: 'text',
} as const;

/** What was observed later stays, in whatever order pushes arrive. */
const conflict = `on conflict (entity_ref, collector_id) do update set
  covered_at = excluded.covered_at, observed = excluded.observed,
  attempted_at = excluded.attempted_at, error = null
  where entity_coverage.covered_at is null or entity_coverage.covered_at <= excluded.covered_at`;

/**
 * Writes the run of a push as far as it has got, and how fresh that makes the facts of its entities.
 *
 * @param observedAt - by entity
 */
export async function recordPush(
  session: Session,
  run: CollectionRun & { endedAt: number },
  observedAt: ReadonlyMap<string, number>,
): Promise<void> {
  await session.execute(
    `insert into collection_runs
      (id, collector_id, started_at, ended_at, covered, failed, changed, pushed_by)
    values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (id) do update set ended_at = excluded.ended_at, covered = excluded.covered,
      failed = excluded.failed, changed = excluded.changed`,
    [
      run.id,
      run.collectorId,
      toColumn(run.startedAt),
      toColumn(run.endedAt),
      run.covered,
      run.failed,
      run.changed,
      run.pushedBy ?? null,
    ],
  );
  await session.execute(
    'update collectors set last_run_id = ?, ended_run_id = ? where collector_id = ?',
    [run.id, run.id, run.collectorId],
  );
  await insertRows<EntityCoverageRow>(session, {
    into: 'entity_coverage',
    columns,
    conflict,
    rows: [...observedAt]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([entityRef, at]) => ({
        entity_ref: entityRef,
        collector_id: run.collectorId,
        covered_at: toColumn(at),
        observed: true,
        attempted_at: toColumn(at),
        error: null,
      })),
  });
}

const refusedConflict = `on conflict (entity_ref, collector_id) do update set error = excluded.error
  where entity_coverage.error is distinct from excluded.error`;

/** Notes what was wrong with what was pushed about entities; what is known of them stays. Nothing is written twice. */
export async function recordRefusals(
  session: Session,
  collectorId: string,
  { refusals, at }: { refusals: ReadonlyMap<string, string>; at: number },
): Promise<void> {
  await insertRows<EntityCoverageRow>(session, {
    into: 'entity_coverage',
    columns,
    conflict: refusedConflict,
    rows: [...refusals]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([entityRef, error]) => ({
        entity_ref: entityRef,
        collector_id: collectorId,
        covered_at: null,
        observed: true,
        attempted_at: toColumn(at),
        error: plainText(error),
      })),
  });
}
