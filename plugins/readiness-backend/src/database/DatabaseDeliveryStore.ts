import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  Change,
  DeliveryEvents,
  Deployment,
  EventKind,
  Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { DeliveryStore, SaidEvents } from '../stores/DeliveryStore';
import type { PagePosition } from '../stores/Page';
import { distinct } from './byKey';
import { chunks, rowsPerStatement } from './chunks';
import { Conditions } from './Conditions';
import type { EventRow } from './deliveryTables';
import { tableOf, toEvent, toKeptEvent } from './eventRows';
import { keepEvents } from './operations/keepEvents';
import { lockEventSources } from './operations/lockEventSources';
import { markDelivery } from './operations/markDelivery';
import type { Fragment, Session } from './Session';
import { keyOf } from './settleEvents';
import { toColumn } from './timestamps';

/** Their events are parsed in one go: half a year of some is thousands. */
const entitiesPerTurn = 50;

type DocumentRow = Pick<EventRow, 'source' | 'id' | 'document'>;

export class DatabaseDeliveryStore implements DeliveryStore {
  constructor(private readonly session: Session) {}

  lock(source: string): Promise<void> {
    return lockEventSources(this.session, [source]);
  }

  keep(events: DeliveryEvents | SaidEvents, receivedAt: number) {
    return this.session.write(session =>
      keepEvents(session, events, receivedAt),
    );
  }

  async of(
    entityRefs: readonly string[],
    { from, to }: { from: number; to: number },
  ): Promise<DeliveryEvents> {
    const [start, end] = [toColumn(from), toColumn(to)];
    const within: Fragment = [
      '((at >= ? and at < ?) or (ended_at is null and at < ?))',
      [start, end, end],
    ];
    const touching: Fragment = [
      'at < ? and (ended_at is null or ended_at >= ?)',
      [end, start],
    ];
    const deployments = new Map<string, Deployment>();
    const changes = new Map<string, Change>();
    const incidents = new Map<string, Incident>();
    for (const refs of chunks(distinct(entityRefs), entitiesPerTurn)) {
      await this.#collect('deployment', refs, within, deployments);
      await this.#collect('change', refs, within, changes);
      await this.#collect('incident', refs, touching, incidents);
      if (refs.length === entitiesPerTurn) await nextTurn();
    }
    return {
      deployments: [...deployments.values()],
      changes: [...changes.values()],
      incidents: [...incidents.values()],
    };
  }

  async #collect<Event>(
    kind: EventKind,
    entityRefs: readonly string[],
    [where, bindings]: Fragment,
    into: Map<string, Event>,
  ) {
    const [anyOf, refs] = this.session.anyOf('entity_ref', entityRefs);
    const rows = await this.session.select<DocumentRow>(
      `select source, id, document from ${tableOf[kind]} where ${anyOf} and ${where}`,
      [...refs, ...bindings],
    );
    for (const row of rows) {
      const key = keyOf(row);
      if (!into.has(key)) into.set(key, toEvent(row));
    }
  }

  async list({
    after,
    limit,
    kind,
    ...about
  }: Parameters<DeliveryStore['list']>[0]) {
    const kinds = kind ? [kind] : (Object.keys(tableOf) as EventKind[]);
    const parts = kinds.map(each => this.#part(each, { after, ...about }));
    const rows = await this.session.select<
      Parameters<typeof toKeptEvent>[0] & { key: string }
    >(
      `select * from (${parts
        .map(([sql]) => `select * from (${sql} limit ?) as part`)
        .join(' union all ')}) as listed order by at desc, key desc limit ?`,
      [...parts.flatMap(([, bindings]) => [...bindings, limit]), limit],
    );
    return rows.map(toKeptEvent);
  }

  /** One kind of the list. Ties are broken by what `keptEventKey` says. */
  #part(
    kind: EventKind,
    options: {
      entityRef: string;
      from?: number;
      to?: number;
      after?: PagePosition;
    },
  ): Fragment {
    const { entityRef, from, to, after } = options;
    const key = `('${kind}/' || source || '/' || id)`;
    const conditions = new Conditions(this.session)
      .add('entity_ref = ?', entityRef)
      .from('at', from)
      .before('at', to);
    if (after) {
      const at = toColumn(after.at);
      // The first alone can go by the index.
      conditions.add('at <= ?', at);
      conditions.add(`(at < ? or ${key} < ?)`, at, after.id);
    }
    const [where, bindings] = conditions.where;
    return [
      `select '${kind}' as kind, ${key} as key, source, id, at, received_at, document
      from ${tableOf[kind]} where ${where} order by at desc, key desc`,
      bindings,
    ];
  }

  async hearsOfIncidents() {
    const rows = await this.session.select(
      `select 1 from ${tableOf.incident} limit 1`,
    );
    return rows.length > 0;
  }

  async changedSince(revision: number) {
    const current = await this.session.revision('delivery');
    if (current <= revision) return { entityRefs: [], revision: current };
    const rows = await this.session.select<Pick<EventRow, 'entity_ref'>>(
      'select entity_ref from delivery_revisions where revision > ? order by entity_ref',
      [revision],
    );
    return {
      entityRefs: rows.map(row => row.entity_ref),
      revision: current,
    };
  }

  async prune(before: number): Promise<number> {
    let deleted = 0;
    for (const table of Object.values(tableOf)) {
      deleted += await this.#pruneTable(table, toColumn(before));
    }
    return deleted;
  }

  /** Piece by piece, so that no lock lasts. An incident that is open stays, however old it is. */
  async #pruneTable(table: string, before: string): Promise<number> {
    const isOld =
      table === tableOf.incident ? 'at < ? and ended_at < ?' : 'at < ?';
    const moments = table === tableOf.incident ? [before, before] : [before];
    for (let deleted = 0; ; ) {
      const count = await this.session.write(async session => {
        const rows = await session.select<Pick<EventRow, 'entity_ref'>>(
          `delete from ${table} where (source, id, entity_ref) in (
            select source, id, entity_ref from ${table} where ${isOld} limit ?
          ) returning entity_ref`,
          [...moments, rowsPerStatement],
        );
        const refs = distinct(rows.map(row => row.entity_ref));
        await markDelivery(session, refs);
        return rows.length;
      });
      deleted += count;
      if (count < rowsPerStatement) return deleted;
    }
  }
}
