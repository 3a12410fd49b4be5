import type { EventKind } from '@service-readiness/backstage-plugin-readiness-common';
import type { Page } from '../stores/Page';
import type {
  ListedEvent,
  ReceivedEvent,
  ReceivedEventStore,
} from '../stores/ReceivedEventStore';
import { byKey } from './byKey';
import { rowsPerStatement } from './chunks';
import { Conditions } from './Conditions';
import type { ReceivedEventRow } from './deliveryTables';
import { insertRows, replace } from './insertRows';
import { orderedJson } from './orderedJson';
import { plainText } from './plainText';
import type { Session } from './Session';
import {
  fromColumn,
  fromNullableColumn,
  toColumn,
  toNullableColumn,
  type MomentColumn,
} from './timestamps';

const columns = {
  source: 'text',
  kind: 'text',
  id: 'text',
  received_at: 'moment',
  said_at: 'moment',
  reason: 'text',
  addressee: 'text',
  document: 'text',
  words: 'text',
} as const;

const differs = ['said_at', 'reason', 'addressee', 'document', 'words']
  .map(name => `received_events.${name} is distinct from excluded.${name}`)
  .join(' or ');
const conflict = `${replace(
  ['source', 'kind', 'id'],
  columns,
)} where ${differs}`;

export class DatabaseReceivedEventStore implements ReceivedEventStore {
  constructor(private readonly session: Session) {}

  async get(source: string, kind: EventKind, ids: readonly string[]) {
    const found = new Map<string, ReceivedEvent>();
    if (ids.length === 0) return found;
    const [anyOf, bindings] = this.session.anyOf('id', ids);
    const rows = await this.session.select<ReceivedEventRow>(
      `select * from received_events where source = ? and kind = ? and ${anyOf}`,
      [source, kind, ...bindings],
    );
    for (const row of rows) found.set(row.id, toReceivedEvent(row));
    return found;
  }

  async save(events: readonly ReceivedEvent[]): Promise<void> {
    await insertRows<ReceivedEventRow>(this.session, {
      into: 'received_events',
      columns,
      rows: byKey(
        events,
        ({ source, kind, id }) => `${source}\n${kind}\n${id}`,
      ).map(event => ({
        source: event.source,
        kind: event.kind,
        id: event.id,
        received_at: toColumn(event.receivedAt),
        said_at: toNullableColumn(event.saidAt),
        reason: plainText(event.reason),
        addressee: orderedJson(event.addressee),
        document: event.event ? orderedJson(event.event) : null,
        words: event.words ? orderedJson(event.words) : null,
      })),
      conflict,
    });
  }

  async delete(source: string, kind: EventKind, ids: readonly string[]) {
    if (ids.length === 0) return;
    const [anyOf, bindings] = this.session.anyOf('id', ids);
    await this.session.execute(
      `delete from received_events where source = ? and kind = ? and ${anyOf}`,
      [source, kind, ...bindings],
    );
  }

  async addressees() {
    const rows = await this.session.select<
      Pick<ReceivedEventRow, 'source' | 'addressee'>
    >('select distinct source, addressee from received_events');
    return rows.map(({ source, addressee }) => ({
      source,
      addressee: JSON.parse(addressee),
    }));
  }

  async ofAddressee(
    source: string,
    addressee: ReceivedEvent['addressee'],
    limit: number,
  ) {
    const rows = await this.session.select<ReceivedEventRow>(
      'select * from received_events where source = ? and addressee = ? order by kind, id limit ?',
      [source, orderedJson(addressee), limit],
    );
    return rows.map(toReceivedEvent);
  }

  async list({
    after,
    limit,
    sources,
  }: Page & { sources?: readonly string[] }): Promise<ListedEvent[]> {
    const part = (columnsOf: string, table: string, key: string) => {
      const conditions = new Conditions(this.session).anyOf('source', sources);
      if (table === 'event_deliveries') conditions.add("state = 'unreadable'");
      if (after) {
        const at = toColumn(after.at);
        conditions.add('received_at <= ?', at);
        conditions.add(`(received_at < ? or ${key} < ?)`, at, after.id);
      }
      const [where, bindings] = conditions.where;
      return [
        `select * from (select ${columnsOf}, ${key} as key from ${table}
        where ${where} order by received_at desc, key desc limit ?) as part`,
        [...bindings, limit],
      ] as const;
    };
    const [waiting, waitingBindings] = part(
      'source, kind, id, received_at, reason, addressee',
      'received_events',
      "(source || '/' || kind || '/' || id)",
    );
    const [unreadable, unreadableBindings] = part(
      "source, 'delivery' as kind, cast(id as text) as id, received_at, reason, '{}' as addressee",
      'event_deliveries',
      "(source || '/delivery/' || id)",
    );
    const rows = await this.session.select<ListedRow>(
      `${waiting} union all ${unreadable} order by received_at desc, key desc limit ?`,
      [...waitingBindings, ...unreadableBindings, limit],
    );
    return rows.map(toListed);
  }

  async counts() {
    const rows = await this.session.select<{
      source: string;
      unmapped: string | number;
      unreadable: string | number;
      last_at: MomentColumn | null;
    }>(
      `select source, sum(unmapped) as unmapped, sum(unreadable) as unreadable, max(last_at) as last_at from (
        select source, count(*) as unmapped, 0 as unreadable, max(received_at) as last_at
        from received_events group by source
        union all
        select source, 0, sum(case when state = 'unreadable' then 1 else 0 end), max(received_at)
        from event_deliveries group by source
      ) as counted group by source`,
    );
    return new Map(
      rows.map(row => [
        row.source,
        {
          unmapped: Number(row.unmapped),
          unreadable: Number(row.unreadable),
          lastAt: fromNullableColumn(row.last_at),
        },
      ]),
    );
  }

  async prune(before: number): Promise<number> {
    for (let deleted = 0; ; ) {
      const count = await this.session.execute(
        `delete from received_events where (source, kind, id) in (
          select source, kind, id from received_events where received_at < ? limit ?
        )`,
        [toColumn(before), rowsPerStatement],
      );
      deleted += count;
      if (count < rowsPerStatement) return deleted;
    }
  }
}

/** Lists show whom an event is for, and not what it says. */
type ListedRow = Omit<ReceivedEventRow, 'said_at' | 'document' | 'words'>;

function toReceivedEvent({
  said_at = null,
  document,
  words,
  ...row
}: ListedRow & Partial<ReceivedEventRow>): ReceivedEvent {
  return {
    source: row.source,
    // What `save` wrote.
    kind: row.kind as EventKind,
    id: row.id,
    receivedAt: fromColumn(row.received_at),
    saidAt: fromNullableColumn(said_at),
    reason: row.reason,
    addressee: JSON.parse(row.addressee),
    event: document ? JSON.parse(document) : undefined,
    words: words ? JSON.parse(words) : undefined,
  };
}

function toListed(row: ListedRow): ListedEvent {
  if (row.kind !== 'delivery') {
    return { state: 'unmapped', ...toReceivedEvent(row) };
  }
  const { source, id, reason } = row;
  const receivedAt = fromColumn(row.received_at);
  return { state: 'unreadable', source, id, reason, receivedAt };
}
