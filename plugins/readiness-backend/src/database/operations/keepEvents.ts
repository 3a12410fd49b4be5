import type { EventKind } from '@service-readiness/backstage-plugin-readiness-common';
import type {
  DeliveryStore,
  Said,
  SaidEvents,
} from '../../stores/DeliveryStore';
import { byKey, distinct } from '../byKey';
import { chunks } from '../chunks';
import type { EventRow } from '../deliveryTables';
import {
  eventColumns,
  tableOf,
  toEvent,
  toEventRows,
  type StoredEvent,
} from '../eventRows';
import { insertRows, replace, type NewRow } from '../insertRows';
import type { Session } from '../Session';
import {
  keyOf,
  settleEvents,
  type AnyEvent,
  type Words,
} from '../settleEvents';
import { fromNullableColumn } from '../timestamps';
import { lockEventSources } from './lockEventSources';
import { markDelivery } from './markDelivery';

type Kept = Awaited<ReturnType<DeliveryStore['keep']>>;
type KeyedRow = Pick<
  EventRow,
  'source' | 'id' | 'entity_ref' | 'said_at' | 'document' | 'words'
>;

/** What is known of an event, as it is stored, and the entities that it has a row for. */
type Known = StoredEvent & {
  stored: Pick<EventRow, 'document' | 'words'>;
  entityRefs: string[];
};

const conflict = replace(['source', 'id', 'entity_ref'], eventColumns);

/** See `DeliveryStore.keep`. One writer at a time per source, so that what is compared is what is replaced. */
export async function keepEvents(
  session: Session,
  { deployments, changes, incidents, additions }: SaidEvents,
  receivedAt: number,
): Promise<Kept> {
  const came = [
    { kind: 'deployment', whole: deployments, added: [] },
    { kind: 'change', whole: changes, added: additions?.changes ?? [] },
    { kind: 'incident', whole: incidents, added: additions?.incidents ?? [] },
  ] as const;
  const sources = came.flatMap(({ whole, added }) =>
    [...whole, ...added].map(({ source }) => source),
  );
  await lockEventSources(session, distinct(sources));
  const touched = new Set<string>();
  const kept: Kept = { entityRefs: [], changed: 0, incomplete: [] };
  for (const ofKind of came) {
    const { kind } = ofKind;
    for (const chunk of inChunks(ofKind)) {
      const known = await knownOf(session, kind, [
        ...chunk.whole,
        ...chunk.added,
      ]);
      const { next, incomplete } = settleEvents(known, {
        kind,
        ...chunk,
        receivedAt,
      });
      if (kind !== 'deployment') {
        kept.incomplete.push(...incomplete.map(words => ({ kind, words })));
      }
      const write = differences(known, next, receivedAt);
      await writeRows(session, kind, write);
      kept.changed += write.changed;
      for (const ref of write.entityRefs) touched.add(ref);
    }
  }
  kept.entityRefs = distinct([...touched]);
  await markDelivery(session, kept.entityRefs);
  return kept;
}

/** Whole events first, so that what is added to them in the same delivery finds them. */
function* inChunks({
  whole,
  added,
}: {
  whole: ReadonlyArray<AnyEvent & Said>;
  added: readonly Words[];
}) {
  for (const chunk of chunks(whole)) yield { whole: chunk, added: [] };
  for (const chunk of chunks(added)) yield { whole: [], added: chunk };
}

async function knownOf(
  session: Session,
  kind: EventKind,
  events: ReadonlyArray<{ source: string; id: string }>,
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for (const source of distinct(events.map(event => event.source))) {
    const ids = events.filter(e => e.source === source).map(({ id }) => id);
    const [anyOf, bindings] = session.anyOf('id', ids);
    const rows = await session.select<KeyedRow>(
      `select source, id, entity_ref, said_at, document, words from ${tableOf[kind]}
      where source = ? and ${anyOf}`,
      [source, ...bindings],
    );
    for (const row of rows) {
      const same = known.get(keyOf(row));
      if (same) same.entityRefs.push(row.entity_ref);
      else known.set(keyOf(row), toKnown(row));
    }
  }
  return known;
}

function toKnown(row: KeyedRow): Known {
  const { document, words } = row;
  return {
    event: toEvent<AnyEvent>(row),
    saidAt: fromNullableColumn(row.said_at),
    words: words === null ? undefined : JSON.parse(words),
    stored: { document, words },
    entityRefs: [row.entity_ref],
  };
}

interface Write {
  rows: Array<NewRow<EventRow>>;
  /** Rows of entities that an event is no longer for. */
  dropped: Array<{ source: string; id: string; entity_ref: string }>;
  changed: number;
  entityRefs: string[];
}

function differences(
  known: ReadonlyMap<string, Known>,
  next: ReadonlyMap<string, StoredEvent>,
  receivedAt: number,
): Write {
  const write: Write = { rows: [], dropped: [], changed: 0, entityRefs: [] };
  for (const [key, event] of next) {
    const rows = toEventRows(event, receivedAt);
    const before = known.get(key);
    const [row] = rows;
    const isSame =
      before?.stored.document === row?.document &&
      before?.stored.words === row?.words &&
      before?.saidAt === event.saidAt;
    if (isSame) continue;
    const refs = new Set(rows.map(({ entity_ref }) => entity_ref));
    const { source, id } = event.event;
    const gone = (before?.entityRefs ?? []).filter(ref => !refs.has(ref));
    write.changed += 1;
    write.rows.push(...rows);
    write.dropped.push(...gone.map(ref => ({ source, id, entity_ref: ref })));
    write.entityRefs.push(...refs, ...gone);
  }
  return write;
}

async function writeRows(
  session: Session,
  kind: EventKind,
  { rows, dropped }: Write,
) {
  await insertRows<EventRow>(session, {
    into: tableOf[kind],
    columns: eventColumns,
    rows: byKey(rows, row => `${keyOf(row)}\n${row.entity_ref}`),
    conflict,
  });
  for (const { source, id, entity_ref } of dropped) {
    await session.execute(
      `delete from ${tableOf[kind]} where source = ? and id = ? and entity_ref = ?`,
      [source, id, entity_ref],
    );
  }
}
