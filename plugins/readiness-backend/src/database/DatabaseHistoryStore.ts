import type {
  Outcome,
  Transition,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { HistoryEntry, HistoryStore } from '../stores/HistoryStore';
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
} as const;

export class DatabaseHistoryStore implements HistoryStore {
  constructor(private readonly session: Session) {}

  async append(
    entries: Array<{ entityRef: string; transition: Transition }>,
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
      query.andWhere({ kind });
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
  transition: Transition;
}): NewRow<Omit<TransitionRow, 'id'>> {
  const { entityRef, transition } = entry;
  return {
    entity_ref: entityRef,
    scorecard_id: transition.scorecardId,
    kind: transition.kind,
    check_id: transition.kind === 'check' ? transition.checkId : null,
    from_state: String(transition.from),
    to_state: String(transition.to),
    effective_at: toColumn(transition.effectiveAt),
    noticed_at: toColumn(transition.noticedAt),
    cause: JSON.stringify(transition.cause),
    check_ids:
      transition.kind === 'level' ? JSON.stringify(transition.checkIds) : null,
  };
}

function toTransition(row: TransitionRow): Transition {
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
