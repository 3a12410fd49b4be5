import { randomUUID } from 'node:crypto';
import type {
  EvaluationQueue,
  QueueItem,
  QueueLease,
} from '../stores/EvaluationQueue';
import { distinct } from './byKey';
import { chunks } from './chunks';
import { plainText } from './plainText';
import type { Session } from './Session';
import type { BigIntColumn, EvaluationQueueRow } from './tables';
import { fromNullableColumn, type MomentColumn } from './timestamps';

/** Seconds until an item is tried again: 5, 10, 20 ... up to an hour. */
const pauseSeconds =
  'case when attempts > 10 then 3600 else 5 * (1 << (attempts - 1)) end';

export class DatabaseEvaluationQueue implements EvaluationQueue {
  constructor(private readonly session: Session) {}

  async enqueue(entityRefs: string[]): Promise<void> {
    if (entityRefs.length === 0) {
      return;
    }
    await this.session.write(async session => {
      for (const chunk of chunks(distinct(entityRefs))) {
        const refs = session.isPostgres
          ? 'select unnest(?::text[]) as entity_ref'
          : 'select value as entity_ref from json_each(?)';
        await session.execute(enqueueStatement(session, refs), [
          session.isPostgres ? chunk : JSON.stringify(chunk),
        ]);
      }
    });
  }

  async enqueueAll(): Promise<number> {
    return this.session.write(async session => {
      await session.execute(
        enqueueStatement(
          session,
          'select entity_ref from entities where removed_at is null',
        ),
      );
      const [row] = await session.select<{ count: BigIntColumn }>(
        'select count(*) as count from entities where removed_at is null',
      );
      return Number(row?.count ?? 0);
    });
  }

  async claim(options: {
    limit: number;
    leaseSeconds: number;
    entityRefs?: string[];
  }): Promise<QueueLease> {
    const { session } = this;
    const token = randomUUID();
    const [anyOf, given] = options.entityRefs
      ? session.anyOf('entity_ref', options.entityRefs)
      : ['true', []];
    const free = `select entity_ref from evaluation_queue
      where locked_until <= ${session.now()} and ${anyOf}
      order by locked_until, entity_ref limit ?`;
    const take = `update evaluation_queue
      set token = ?, locked_until = ${session.now('?')}, attempts = attempts + 1
      where entity_ref in`;
    const taken = 'returning entity_ref, requests';
    const picked = [...given, options.limit];
    const lease = [token, options.leaseSeconds];
    // Materialized: the rows are picked and locked once, whatever plan the update gets.
    const rows = await (session.isPostgres
      ? session.select<QueueRow>(
          `with free as materialized (${free} for update skip locked)
          ${take} (select entity_ref from free) ${taken}`,
          [...picked, ...lease],
        )
      : session.select<QueueRow>(`${take} (${free}) ${taken}`, [
          ...lease,
          ...picked,
        ]));
    return { token, items: rows.map(toItem) };
  }

  async stillHeld(lease: QueueLease): Promise<QueueItem[]> {
    const { session } = this;
    if (!session.isTransaction) {
      throw new Error('Items can only be held in a transaction');
    }
    const refs = distinct(lease.items.map(({ entityRef }) => entityRef));
    const [anyOf, bindings] = session.anyOf('entity_ref', refs);
    if (session.isPostgres) {
      // Entities before queue rows, as whoever writes an entity and then asks for its evaluation.
      await session.select(
        `select 1 from entities where ${anyOf} order by entity_ref for update`,
        bindings,
      );
    }
    const rows = await session.select<Pick<EvaluationQueueRow, 'entity_ref'>>(
      `select entity_ref from evaluation_queue where token = ? and ${anyOf}
      order by entity_ref ${session.forUpdate}`,
      [lease.token, ...bindings],
    );
    const held = new Set(rows.map(row => row.entity_ref));
    return lease.items.filter(({ entityRef }) => held.has(entityRef));
  }

  async complete(lease: QueueLease, items: QueueItem[]): Promise<void> {
    if (items.length === 0) {
      return;
    }
    await this.session.write(async session => {
      await deleteUnasked(session, lease.token, items);
      const [anyOf, bindings] = session.anyOf(
        'entity_ref',
        items.map(({ entityRef }) => entityRef),
      );
      await session.execute(
        `update evaluation_queue set token = null, attempts = 0, error = null,
          requested_at = ${session.now()}, locked_until = ${session.now()}
        where token = ? and ${anyOf}`,
        [lease.token, ...bindings],
      );
    });
  }

  async fail(
    lease: QueueLease,
    entityRefs: string[],
    error: string,
  ): Promise<void> {
    const { session } = this;
    const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
    await session.execute(
      `update evaluation_queue
      set token = null, error = ?, locked_until = ${session.now(pauseSeconds)}
      where token = ? and ${anyOf}`,
      [plainText(error), lease.token, ...bindings],
    );
  }

  async isQueued(entityRef: string): Promise<boolean> {
    const rows = await this.session.select(
      'select 1 from evaluation_queue where entity_ref = ?',
      [entityRef],
    );
    return rows.length > 0;
  }

  async depth(): Promise<{ depth: number; oldestAt?: number }> {
    const [row] = await this.session.select<{
      depth: BigIntColumn;
      oldest_at: MomentColumn | null;
    }>(
      'select count(*) as depth, min(requested_at) as oldest_at from evaluation_queue',
    );
    return {
      depth: Number(row?.depth ?? 0),
      oldestAt: fromNullableColumn(row?.oldest_at ?? null),
    };
  }
}

type QueueRow = Pick<EvaluationQueueRow, 'entity_ref' | 'requests'>;

function toItem(row: QueueRow): QueueItem {
  return { entityRef: row.entity_ref, requests: Number(row.requests) };
}

/**
 * An item that waits already needs no second request, and its row no write. One that somebody works on is counted
 * up, so that it is not complete afterwards. One that pauses after an error is free at once: what is new may be
 * the cure.
 */
function enqueueStatement(session: Session, entityRefs: string): string {
  const now = session.now();
  return `insert into evaluation_queue (entity_ref, requests, requested_at, locked_until, attempts)
    select refs.entity_ref, 1, ${now}, ${now}, 0 from (${entityRefs}) as refs where true
    on conflict (entity_ref) do update set
      requests = evaluation_queue.requests + 1,
      locked_until = case when evaluation_queue.token is null
        then excluded.locked_until else evaluation_queue.locked_until end
    where evaluation_queue.token is not null
      or evaluation_queue.locked_until > excluded.locked_until`;
}

async function deleteUnasked(
  session: Session,
  token: string,
  items: QueueItem[],
): Promise<void> {
  const done = session.isPostgres
    ? 'select entity_ref, requests from json_to_recordset(?::json) as r (entity_ref text, requests bigint)'
    : `select value ->> 'entity_ref', value ->> 'requests' from json_each(?)`;
  const rows = items.map(({ entityRef, requests }) => ({
    entity_ref: entityRef,
    requests,
  }));
  await session.execute(
    `delete from evaluation_queue where token = ? and (entity_ref, requests) in (${done})`,
    [token, JSON.stringify(rows)],
  );
}
