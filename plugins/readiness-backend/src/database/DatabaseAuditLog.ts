import type { ActivityAction } from '@service-readiness/backstage-plugin-readiness-common';
import type {
  AuditEntry,
  AuditLog,
  StoredAuditEntry,
} from '../stores/AuditLog';
import { distinct } from './byKey';
import { Conditions } from './Conditions';
import { insertRows } from './insertRows';
import { pruneRows } from './pruneRows';
import type { Session } from './Session';
import type { AuditLogRow } from './tables';
import { fromColumn, toColumn } from './timestamps';

const columns = {
  at: 'moment',
  actor: 'text',
  action: 'text',
  entity_ref: 'text',
  check_ids: 'text',
  subject_id: 'text',
  details: 'text',
} as const;

export class DatabaseAuditLog implements AuditLog {
  constructor(private readonly session: Session) {}

  async append(entries: AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await insertRows<Omit<AuditLogRow, 'id'>>(this.session, {
      into: 'audit_log',
      columns,
      rows: entries.map(entry => ({
        at: toColumn(entry.at),
        actor: entry.by,
        action: entry.action,
        entity_ref: entry.entityRef,
        check_ids: JSON.stringify(entry.checkIds),
        subject_id: entry.subjectId ?? null,
        details: JSON.stringify(entry.details),
      })),
    });
  }

  async list(
    options: Parameters<AuditLog['list']>[0],
  ): Promise<StoredAuditEntry[]> {
    const { entityRefs, by, action, from, to, beforeId, limit } = options;
    const [where, bindings] = new Conditions(this.session)
      .anyOf('entity_ref', entityRefs && distinct(entityRefs))
      .add('actor = ?', by)
      .add('action = ?', action)
      .from('at', from)
      .before('at', to)
      .add('id < cast(? as bigint)', beforeId).where;
    const rows = await this.session.select<AuditLogRow>(
      `select * from audit_log where ${where} order by id desc limit ?`,
      [...bindings, limit],
    );
    return rows.map(row => ({
      id: String(row.id),
      at: fromColumn(row.at),
      by: row.actor,
      // Only what was parsed is ever written.
      action: row.action as ActivityAction,
      entityRef: row.entity_ref,
      checkIds: JSON.parse(row.check_ids),
      subjectId: row.subject_id ?? undefined,
      details: JSON.parse(row.details),
    }));
  }

  prune(before: number): Promise<number> {
    return pruneRows(this.session, 'audit_log', ['at < ?', [toColumn(before)]]);
  }
}
