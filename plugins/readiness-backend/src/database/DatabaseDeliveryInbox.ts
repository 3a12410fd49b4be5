import type { DeliveryInbox, StoredDelivery } from '../stores/DeliveryInbox';
import type { EventDeliveryRow } from './deliveryTables';
import { plainText } from './plainText';
import { pruneRows } from './pruneRows';
import type { Session } from './Session';
import { fromColumn, toColumn } from './timestamps';

/** Seconds until a delivery is tried again: 5, 10, 20 … up to a day. */
const pauseSeconds =
  'case when attempts > 15 then 86400 else 5 * (1 << attempts) end';

export class DatabaseDeliveryInbox implements DeliveryInbox {
  constructor(private readonly session: Session) {}

  async add(
    delivery: Parameters<DeliveryInbox['add']>[0],
    leaseSeconds: number,
  ) {
    const { source, deliveryId, digest } = delivery;
    const [row] = await this.session.select<Pick<EventDeliveryRow, 'id'>>(
      `insert into event_deliveries
        (source, delivery_id, digest, received_at, path, headers, body, state, attempts, locked_until)
      values (?, ?, ?, ?, ?, ?, ?, 'received', 0, ${this.session.now('?')})
      on conflict do nothing returning id`,
      [
        ...[source, plainText(deliveryId), digest],
        ...[toColumn(delivery.receivedAt), plainText(delivery.path)],
        ...[JSON.stringify(delivery.headers), delivery.body, leaseSeconds],
      ],
    );
    if (row) return { id: String(row.id) };
    const [same] = await this.session.select(
      'select 1 from event_deliveries where source = ? and digest = ?',
      [source, digest],
    );
    return same ? 'known' : 'conflict';
  }

  async claim(options: {
    sources: readonly string[];
    limit: number;
    leaseSeconds: number;
  }): Promise<StoredDelivery[]> {
    const { session } = this;
    const { sources, limit, leaseSeconds } = options;
    const [anyOf, bindings] = session.anyOf('source', sources);
    const waiting = `select id from event_deliveries
      where state in ('received', 'unreadable') and locked_until <= ${session.now()} and ${anyOf}
      order by locked_until, id limit ?`;
    const take = `update event_deliveries set locked_until = ${session.now(
      '?',
    )} where id in`;
    // Materialized: the rows are picked and locked once, whatever plan the update gets.
    const rows = await (session.isPostgres
      ? session.select<EventDeliveryRow>(
          `with waiting as materialized (${waiting} for update skip locked)
          ${take} (select id from waiting) returning *`,
          [...bindings, limit, leaseSeconds],
        )
      : session.select<EventDeliveryRow>(`${take} (${waiting}) returning *`, [
          leaseSeconds,
          ...bindings,
          limit,
        ]));
    return rows
      .map(toDelivery)
      .sort(
        (a, b) => a.receivedAt - b.receivedAt || Number(a.id) - Number(b.id),
      );
  }

  async settle(id: string, state: 'kept' | 'ignored', reason?: string) {
    await this.session.execute(
      'update event_deliveries set state = ?, reason = ?, attempts = attempts + 1 where id = ?',
      [state, reason === undefined ? null : plainText(reason), id],
    );
  }

  async postpone(
    id: string,
    state: 'received' | 'unreadable',
    reason: string,
  ): Promise<void> {
    await this.session.execute(
      `update event_deliveries set state = ?, reason = ?, attempts = attempts + 1,
        locked_until = ${this.session.now(pauseSeconds)} where id = ?`,
      [state, plainText(reason), id],
    );
  }

  async prune({ read, all }: { read: number; all: number }): Promise<number> {
    const done = await pruneRows(this.session, 'event_deliveries', [
      "received_at < ? and state in ('kept', 'ignored')",
      [toColumn(read)],
    ]);
    const rest = await pruneRows(this.session, 'event_deliveries', [
      'received_at < ?',
      [toColumn(all)],
    ]);
    return done + rest;
  }
}

function toDelivery(row: EventDeliveryRow): StoredDelivery {
  return {
    id: String(row.id),
    source: row.source,
    receivedAt: fromColumn(row.received_at),
    path: row.path,
    headers: JSON.parse(row.headers),
    body: row.body,
    attempts: row.attempts,
  };
}
