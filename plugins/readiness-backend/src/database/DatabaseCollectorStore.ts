import type {
  CollectionRun,
  LastRuns,
  CollectorState,
  CollectorStore,
} from '../stores/CollectorStore';
import { finishRun, lockCollector } from './operations/finishRun';
import { recordPush, recordRefusals } from './operations/recordPush';
import { retainCollectors } from './operations/retainCollectors';
import { plainText } from './plainText';
import type { Session } from './Session';
import type {
  CollectionRunRow,
  CollectorRow,
  EntityCoverageRow,
} from './tables';
import {
  fromColumn,
  fromNullableColumn,
  toColumn,
  toNullableColumn,
} from './timestamps';

export class DatabaseCollectorStore implements CollectorStore {
  constructor(private readonly session: Session) {}

  async startRun(
    run: Parameters<CollectorStore['startRun']>[0],
  ): Promise<void> {
    await this.session.write(async session => {
      await session.execute(
        `insert into collection_runs (id, collector_id, entity_ref, started_at, covered, failed, changed)
        values (?, ?, ?, ?, 0, 0, 0)`,
        [
          run.id,
          run.collectorId,
          run.entityRef ?? null,
          toColumn(run.startedAt),
        ],
      );
      if (run.entityRef === undefined && !run.isPartial) {
        await session.execute(
          `insert into collectors (collector_id, stale_facts, last_run_id) values (?, '[]', ?)
          on conflict (collector_id) do update set last_run_id = excluded.last_run_id`,
          [run.collectorId, run.id],
        );
      }
    });
  }

  async finishRun(
    run: CollectionRun & { endedAt: number },
    failures: ReadonlyMap<string, string>,
    covered: readonly string[] = [],
    observedAt: ReadonlyMap<string, number> = new Map(),
  ): Promise<void> {
    await this.session.write(async session => {
      await session.execute(
        `insert into collection_runs
          (id, collector_id, entity_ref, started_at, ended_at, covered, failed, changed, error)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set ended_at = excluded.ended_at, covered = excluded.covered,
          failed = excluded.failed, changed = excluded.changed, error = excluded.error`,
        [
          run.id,
          run.collectorId,
          run.entityRef ?? null,
          toColumn(run.startedAt),
          toNullableColumn(run.endedAt),
          run.covered,
          run.failed,
          run.changed,
          run.error === undefined ? null : plainText(run.error),
        ],
      );
      await finishRun(session, run, { failures, covered, observedAt });
    });
  }

  async lock(collectorId: string): Promise<void> {
    await lockCollector(this.session, collectorId);
  }

  async recordPush(
    run: CollectionRun & { endedAt: number },
    observedAt: ReadonlyMap<string, number>,
  ): Promise<void> {
    await this.session.write(session => recordPush(session, run, observedAt));
  }

  async recordRefusals(
    collectorId: string,
    found: { refusals: ReadonlyMap<string, string>; at: number },
  ): Promise<void> {
    await this.session.write(session =>
      recordRefusals(session, collectorId, found),
    );
  }

  async failuresOf(
    collectorIds: string[],
  ): Promise<Map<string, Map<string, string>>> {
    const [anyOf, bindings] = this.session.anyOf('collector_id', collectorIds);
    const rows = await this.session.select<
      Pick<EntityCoverageRow, 'entity_ref' | 'collector_id'> & { error: string }
    >(
      `select collector_id, entity_ref, error from entity_coverage
      where error is not null and ${anyOf} order by collector_id, entity_ref`,
      bindings,
    );
    const found = new Map<string, Map<string, string>>();
    for (const row of rows) {
      const ofCollector = found.get(row.collector_id) ?? new Map();
      ofCollector.set(row.entity_ref, row.error);
      found.set(row.collector_id, ofCollector);
    }
    return found;
  }

  async newestCoverage(collectorIds: string[]): Promise<Map<string, number>> {
    const [anyOf, bindings] = this.session.anyOf('collector_id', collectorIds);
    const rows = await this.session.select<
      Pick<EntityCoverageRow, 'collector_id' | 'covered_at'>
    >(
      `select collector_id, max(covered_at) as covered_at from entity_coverage
      where covered_at is not null and ${anyOf} group by collector_id`,
      bindings,
    );
    return new Map(
      rows.flatMap(({ collector_id: id, covered_at: at }) =>
        at === null ? [] : [[id, fromColumn(at)] as const],
      ),
    );
  }

  async observations(collectorId: string): Promise<Map<string, number>> {
    const rows = await this.session.select<EntityCoverageRow>(
      `select entity_ref, covered_at from entity_coverage
      where collector_id = ? and observed and covered_at is not null`,
      [collectorId],
    );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        fromNullableColumn(row.covered_at) ?? 0,
      ]),
    );
  }

  async states(): Promise<CollectorState[]> {
    const rows = await this.session.select<CollectorRow>(
      'select * from collectors order by collector_id',
    );
    return rows.map(row => ({
      collectorId: row.collector_id,
      coveredAt: fromNullableColumn(row.covered_at),
      error: row.error ?? undefined,
      entitiesRevision:
        row.entities_revision === null
          ? undefined
          : Number(row.entities_revision),
      staleFacts: JSON.parse(row.stale_facts),
    }));
  }

  async setStaleFacts(collectorId: string, factNames: string[]): Promise<void> {
    await this.session.execute(
      `insert into collectors (collector_id, stale_facts) values (?, ?)
      on conflict (collector_id) do update set stale_facts = excluded.stale_facts
      where collectors.stale_facts <> excluded.stale_facts`,
      [collectorId, JSON.stringify(factNames)],
    );
  }

  async setEntitiesRevision(
    collectorId: string,
    revision: number,
  ): Promise<void> {
    await this.session.execute(
      `update collectors set entities_revision = ?
      where collector_id = ? and entities_revision < ?`,
      [revision, collectorId, revision],
    );
  }

  async lastRuns(): Promise<Map<string, LastRuns>> {
    const rows = await this.session.select<CollectionRunRow>(
      `select collection_runs.* from collection_runs
      join collectors on collection_runs.id in (collectors.last_run_id, collectors.ended_run_id)`,
    );
    const found = new Map<string, LastRuns>();
    for (const row of rows) {
      const run = toRun(row);
      found.set(row.collector_id, {
        ...found.get(row.collector_id),
        ...(run.endedAt === undefined
          ? { runningSince: run.startedAt }
          : { ended: run }),
      });
    }
    return found;
  }

  async retain(
    installed: string[],
    options: { at: number; absentBefore: number },
  ): Promise<string[]> {
    return retainCollectors(this.session, installed, options);
  }

  async prune(before: number): Promise<number> {
    const moment = toColumn(before);
    // A run whose replica died never ends: it is as old as its start. No run starts after it ended.
    return this.session.execute(
      `delete from collection_runs
      where started_at < ? and coalesce(ended_at, started_at) < ?
      and not exists (select 1 from collectors where collection_runs.id in (last_run_id, ended_run_id))`,
      [moment, moment],
    );
  }
}

function toRun(row: CollectionRunRow): CollectionRun {
  return {
    id: row.id,
    collectorId: row.collector_id,
    entityRef: row.entity_ref ?? undefined,
    startedAt: fromColumn(row.started_at),
    endedAt: fromNullableColumn(row.ended_at),
    covered: row.covered,
    failed: row.failed,
    changed: row.changed,
    error: row.error ?? undefined,
    pushedBy: row.pushed_by ?? undefined,
  };
}
