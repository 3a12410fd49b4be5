import type { Outbox, OutboxMessage } from '../stores/Outbox';
import { insertRows } from './insertRows';
import { plainText } from './plainText';
import { pruneRows } from './pruneRows';
import type { Session } from './Session';
import type { OutboxRow } from './tables';
import { toColumn } from './timestamps';

/** Seconds until a message is tried again: a minute, two, four … up to an hour. */
const pauseSeconds =
  'case when attempts > 6 then 3600 else 60 * (1 << (attempts - 1)) end';

export class DatabaseOutbox implements Outbox {
  constructor(private readonly session: Session) {}

  async add(messages: OutboxMessage[], at: number): Promise<void> {
    if (messages.length === 0) return;
    await insertRows<Omit<OutboxRow, 'sent_at' | 'error'>>(this.session, {
      into: 'outbox',
      columns: {
        id: 'text',
        created_at: 'moment',
        message: 'text',
        locked_until: 'moment',
        attempts: 'integer',
      },
      rows: messages.map(message => ({
        id: message.id,
        created_at: toColumn(at),
        message: plainText(JSON.stringify(message)),
        // Free at once, whatever the database's clock says.
        locked_until: toColumn(0),
        attempts: 0,
      })),
      conflict: 'on conflict (id) do nothing',
    });
  }

  async claim(options: {
    limit: number;
    leaseSeconds: number;
  }): Promise<OutboxMessage[]> {
    const { session } = this;
    const waiting = `select id from outbox
      where sent_at is null and locked_until <= ${session.now()}
      order by locked_until, id limit ?`;
    const take = `update outbox set locked_until = ${session.now(
      '?',
    )}, attempts = attempts + 1 where id in`;
    const { limit, leaseSeconds } = options;
    // Materialized: the rows are picked and locked once, whatever plan the update gets.
    const rows = await (session.isPostgres
      ? session.select<Pick<OutboxRow, 'message'>>(
          `with waiting as materialized (${waiting} for update skip locked)
          ${take} (select id from waiting) returning message`,
          [limit, leaseSeconds],
        )
      : session.select<Pick<OutboxRow, 'message'>>(
          `${take} (${waiting}) returning message`,
          [leaseSeconds, limit],
        ));
    return rows.map(({ message }) => JSON.parse(message));
  }

  async sent(id: string, at: number): Promise<void> {
    await this.session.execute(
      'update outbox set sent_at = ?, error = null where id = ?',
      [toColumn(at), id],
    );
  }

  async failed(id: string, error: string): Promise<void> {
    await this.session.execute(
      `update outbox set error = ?, locked_until = ${this.session.now(
        pauseSeconds,
      )} where id = ?`,
      [plainText(error), id],
    );
  }

  prune(before: number): Promise<number> {
    return pruneRows(this.session, 'outbox', [
      'created_at < ?',
      [toColumn(before)],
    ]);
  }
}
