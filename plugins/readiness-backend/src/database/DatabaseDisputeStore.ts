import type { Dispute } from '@service-readiness/backstage-plugin-readiness-common';
import type { DisputeStore } from '../stores/DisputeStore';
import { distinct } from './byKey';
import { Conditions } from './Conditions';
import { insertRows } from './insertRows';
import { plainText } from './plainText';
import { pruneRows } from './pruneRows';
import type { Session } from './Session';
import type { BigIntColumn, DisputeRow } from './tables';
import { fromColumn, fromNullableColumn, toColumn } from './timestamps';

const columns = {
  id: 'text',
  entity_ref: 'text',
  check_id: 'text',
  fact_name: 'text',
  collector_id: 'text',
  comment: 'text',
  raised_by: 'text',
  raised_at: 'moment',
} as const;

export class DatabaseDisputeStore implements DisputeStore {
  constructor(private readonly session: Session) {}

  async add(dispute: Dispute): Promise<void> {
    await insertRows<Pick<DisputeRow, keyof typeof columns>>(this.session, {
      into: 'disputes',
      columns,
      rows: [
        {
          id: dispute.id,
          entity_ref: dispute.entityRef,
          check_id: dispute.checkId,
          fact_name: dispute.factName,
          collector_id: dispute.collectorId ?? null,
          comment: plainText(dispute.comment),
          raised_by: dispute.raisedBy,
          raised_at: toColumn(dispute.raisedAt),
        },
      ],
    });
  }

  async answer(
    id: string,
    { outcome, by, at, comment }: NonNullable<Dispute['answer']>,
  ): Promise<void> {
    await this.session.execute(
      'update disputes set outcome = ?, answered_by = ?, answered_at = ?, answer_comment = ? where id = ?',
      [outcome, by, toColumn(at), plainText(comment), id],
    );
  }

  async get(id: string): Promise<Dispute | undefined> {
    const [row] = await this.session.select<DisputeRow>(
      'select * from disputes where id = ?',
      [id],
    );
    return row && toDispute(row);
  }

  async openOf(entityRef: string): Promise<Dispute[]> {
    const rows = await this.session.select<DisputeRow>(
      'select * from disputes where entity_ref = ? and outcome is null order by raised_at, id',
      [entityRef],
    );
    return rows.map(toDispute);
  }

  async openByCollector(entityRefs?: string[]): Promise<Map<string, number>> {
    const [where, bindings] = new Conditions(this.session)
      .add('outcome is null')
      .anyOf('entity_ref', entityRefs && distinct(entityRefs)).where;
    const rows = await this.session.select<
      Pick<DisputeRow, 'collector_id'> & { count: BigIntColumn }
    >(
      `select collector_id, count(*) as count from disputes where ${where} group by collector_id`,
      bindings,
    );
    return new Map(
      rows.map(row => [row.collector_id ?? '', Number(row.count)]),
    );
  }

  async list(options: Parameters<DisputeStore['list']>[0]): Promise<Dispute[]> {
    const { entityRefs, checkId, collectorId, state, after, limit } = options;
    const conditions = new Conditions(this.session)
      .anyOf('entity_ref', entityRefs && distinct(entityRefs))
      .add('check_id = ?', checkId)
      .add('collector_id = ?', collectorId)
      .after('raised_at', after);
    if (state === 'open') conditions.add('outcome is null');
    else conditions.add('outcome = ?', state);
    const [where, bindings] = conditions.where;
    const rows = await this.session.select<DisputeRow>(
      `select * from disputes where ${where} order by raised_at, id limit ?`,
      [...bindings, limit],
    );
    return rows.map(toDispute);
  }

  prune(before: number): Promise<number> {
    return pruneRows(this.session, 'disputes', [
      'answered_at < ?',
      [toColumn(before)],
    ]);
  }
}

function toDispute(row: DisputeRow): Dispute {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    checkId: row.check_id,
    factName: row.fact_name,
    collectorId: row.collector_id ?? undefined,
    comment: row.comment,
    raisedBy: row.raised_by,
    raisedAt: fromColumn(row.raised_at),
    answer:
      row.outcome === null
        ? undefined
        : {
            outcome: row.outcome,
            by: row.answered_by ?? '',
            at: fromNullableColumn(row.answered_at) ?? 0,
            comment: row.answer_comment ?? '',
          },
  };
}
