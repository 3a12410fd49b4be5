import type {
  Outcome,
  Transition,
} from '@service-readiness/backstage-plugin-readiness-common';
import type {
  HistoryEntry,
  HistoryStore,
  HistoryTransition,
  ResultEnd,
} from '../stores/HistoryStore';
import { rowsPerStatement } from './chunks';
import { insertRows, type NewRow } from './insertRows';
import type { Session } from './Session';
import type { TransitionRow } from './tables';
import { fromColumn, toColumn } from './timestamps';

const columns = {
  entity_ref: 'text',
  scorecard_id: 'text',
  kind: 'text',
  check_id: 'text',
  from_state: 'text',
  to_state: 'text',
  effective_at: 'moment',
  noticed_at: 'moment',
  cause: 'text',
  check_ids: 'text',
  baseline_at: 'moment',
  baseline_level: 'integer',
} as const;

export class DatabaseHistoryStore implements HistoryStore {
  constructor(private readonly session: Session) {}

  async append(
    entries: Array<{ entityRef: string; transition: HistoryTransition }>,
  ): Promise<void> {
    if (entries.length === 0) {
      return;
    }
    await this.session.write(session =>
      insertRows<Omit<TransitionRow, 'id'>>(session, {
        into: 'transitions',
        columns,
        rows: entries.map(toRow),
      }),
    );
  }

  async list(options: {
    entityRef: string;
    scorecardId?: string;
    kind?: Transition['kind'];
    checkId?: string;
    beforeId?: string;
    limit: number;
  }): Promise<HistoryEntry[]> {
    const { entityRef, scorecardId, kind, checkId, beforeId, limit } = options;
    const query = this.session
      .knex<TransitionRow>('transitions')
      .where({ entity_ref: entityRef })
      .orderBy('id', 'desc')
      .limit(limit);
    if (scorecardId !== undefined) {
      query.andWhere({ scorecard_id: scorecardId });
    }
    if (kind !== undefined) {
      query.whereIn('kind', kind === 'level' ? ['level', 'end'] : [kind]);
    }
    if (checkId !== undefined) {
      query.andWhere({ check_id: checkId });
    }
    if (beforeId !== undefined) {
      query.andWhere('id', '<', beforeId);
    }
    const rows: TransitionRow[] = await query;
    return rows.map(row => ({
      id: String(row.id),
      entityRef: row.entity_ref,
      transition: toTransition(row),
    }));
  }

  async ends(
    entityRef: string,
    scorecardId?: string,
  ): Promise<Array<HistoryEntry<ResultEnd>>> {
    const query = this.session
      .knex<TransitionRow>('transitions')
      .where({ entity_ref: entityRef, kind: 'end' })
      .orderBy('id', 'desc');
    if (scorecardId !== undefined) {
      query.andWhere({ scorecard_id: scorecardId });
    }
    const rows: TransitionRow[] = await query;
    return rows.map(row => ({
      id: String(row.id),
      entityRef: row.entity_ref,
      transition: toEnd(row),
    }));
  }

  async noticedAt(entityRef: string, id: string): Promise<number | undefined> {
    const [row] = await this.session.select<Pick<TransitionRow, 'noticed_at'>>(
      `select noticed_at from transitions where entity_ref = ? and id <= ?
      order by id desc limit 1`,
      [entityRef, id],
    );
    return row && fromColumn(row.noticed_at);
  }

  async prune(before: number): Promise<number> {
    let deleted = 0;
    // A year may hold millions: piece by piece, so that no lock and no statement lasts.
    for (;;) {
      const count = await this.session.execute(
        `delete from transitions where id in (
          select id from transitions where noticed_at < ? order by noticed_at limit ?
        )`,
        [toColumn(before), rowsPerStatement],
      );
      deleted += count;
      if (count < rowsPerStatement) {
        return deleted;
      }
    }
  }
}

function toRow(entry: {
  entityRef: string;
  transition: HistoryTransition;
}): NewRow<Omit<TransitionRow, 'id'>> {
  const { entityRef, transition } = entry;
  return {
    entity_ref: entityRef,
    scorecard_id: transition.scorecardId,
    kind: transition.kind,
    check_id: transition.kind === 'check' ? transition.checkId : null,
    from_state: String(transition.from),
    to_state: transition.kind === 'end' ? 'none' : String(transition.to),
    effective_at: toColumn(transition.effectiveAt),
    noticed_at: toColumn(transition.noticedAt),
    cause: JSON.stringify(transition.cause),
    check_ids:
      transition.kind === 'level' ? JSON.stringify(transition.checkIds) : null,
    baseline_at:
      transition.kind === 'end' ? toColumn(transition.baseline.at) : null,
    baseline_level:
      transition.kind === 'end' ? transition.baseline.level : null,
  };
}

function toEnd(row: TransitionRow): ResultEnd {
  return {
    kind: 'end',
    scorecardId: row.scorecard_id,
    cause: JSON.parse(row.cause),
    effectiveAt: fromColumn(row.effective_at),
    noticedAt: fromColumn(row.noticed_at),
    from: Number(row.from_state),
    baseline: {
      at: fromColumn(row.baseline_at ?? row.noticed_at),
      level: row.baseline_level ?? 0,
    },
  };
}

function toTransition(row: TransitionRow): HistoryTransition {
  if (row.kind === 'end') return toEnd(row);
  const common = {
    scorecardId: row.scorecard_id,
    cause: JSON.parse(row.cause),
    effectiveAt: fromColumn(row.effective_at),
    noticedAt: fromColumn(row.noticed_at),
  };
  if (row.kind === 'level') {
    return {
      ...common,
      kind: 'level',
      from: Number(row.from_state),
      to: Number(row.to_state),
      checkIds: JSON.parse(row.check_ids ?? '[]'),
    };
  }
  return {
    ...common,
    kind: 'check',
    checkId: row.check_id ?? '',
    from: row.from_state as Outcome,
    to: row.to_state as Outcome,
  };
}
