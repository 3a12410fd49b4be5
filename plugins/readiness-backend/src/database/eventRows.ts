import {
  endOfEvent,
  type Change,
  type Deployment,
  type EventKind,
  type Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { KeptEvent } from '../stores/DeliveryStore';
import type { EventRow } from './deliveryTables';
import type { NewRow } from './insertRows';
import { orderedJson } from './orderedJson';
import { fromColumn, toColumn, toNullableColumn } from './timestamps';

export const tableOf = {
  deployment: 'deployments',
  change: 'changes',
  incident: 'incidents',
} as const satisfies Record<EventKind, string>;

export const eventColumns = {
  source: 'text',
  id: 'text',
  entity_ref: 'text',
  at: 'moment',
  ended_at: 'moment',
  received_at: 'moment',
  said_at: 'moment',
  document: 'text',
  words: 'text',
} as const;

/** What is known of an event, whatever its kind. */
export interface StoredEvent {
  event: Deployment | Change | Incident;
  saidAt?: number;
  words?: Partial<Change & Incident>;
}

/** A row for every entity that the event is for. */
export function toEventRows(
  { event, saidAt, words }: StoredEvent,
  receivedAt: number,
): Array<NewRow<EventRow>> {
  const { source, id, ...rest } = event;
  const row = {
    source,
    id,
    at: toColumn(momentOf(event) ?? receivedAt),
    ended_at: toNullableColumn(endOfEvent(event)),
    received_at: toColumn(receivedAt),
    said_at: toNullableColumn(saidAt),
    document: orderedJson(rest),
    words: words ? orderedJson(words) : null,
  };
  return (event.entityRefs ?? []).map(ref => ({ ...row, entity_ref: ref }));
}

/** What lists and spans of time go by. */
function momentOf(
  event: Partial<Deployment & Change & Incident>,
): number | undefined {
  if (event.status !== undefined) return endOfEvent(event) ?? event.startedAt;
  // An incident has neither of the others, a change has no beginning but these.
  return (
    event.mergedAt ?? event.startedAt ?? event.openedAt ?? event.committedAt
  );
}

/** The event of a row. Rows of one event say the same. */
export function toEvent<Event>({
  source,
  id,
  document,
}: Pick<EventRow, 'source' | 'id' | 'document'>): Event {
  return { source, id, ...JSON.parse(document) };
}

export function toKeptEvent(
  row: Pick<EventRow, 'source' | 'id' | 'document' | 'received_at' | 'at'> & {
    kind: EventKind;
  },
): KeptEvent & { at: number } {
  return {
    kind: row.kind,
    at: fromColumn(row.at),
    receivedAt: fromColumn(row.received_at),
    event: toEvent(row),
  } as KeptEvent & { at: number };
}
