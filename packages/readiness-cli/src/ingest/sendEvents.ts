import {
  eventKinds,
  eventListOf,
  mostPushedEvents,
  type EventKind,
  type PushEventsBody,
  type PushEventsResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { createClient } from '../backend/createClient';

/** Bytes of one request; the backend takes ten megabytes. */
const mostBytes = 4_000_000;

interface Item {
  kind: EventKind;
  /** Place in its list of the whole. */
  index: number;
  event: unknown;
}

/**
 * Sends in as many requests as it takes. Places in the answer are those of the whole.
 *
 * @param onProgress - how many of how many were sent
 */
export async function sendEvents(
  { client, request }: ReturnType<typeof createClient>,
  { source, ...events }: PushEventsBody,
  onProgress: (sent: number, of: number) => void,
): Promise<PushEventsResult> {
  const items = eventKinds.flatMap(kind =>
    (events[eventListOf[kind]] ?? []).map((event, index) => ({
      kind,
      index,
      event,
    })),
  );
  const whole: PushEventsResult = {
    source: source ?? '',
    accepted: 0,
    changed: 0,
    unmapped: [],
    refused: [],
  };
  let sent = 0;
  for (const part of parts(items)) {
    const of = (kind: EventKind) => part.filter(item => item.kind === kind);
    const answer = await client.pushEvents(
      {
        body: {
          source,
          deployments: of('deployment').map(({ event }) => event),
          changes: of('change').map(({ event }) => event),
          incidents: of('incident').map(({ event }) => event),
        },
      },
      request,
    );
    const placed = <T extends { kind: EventKind; index: number }>(
      entry: T,
    ): T => ({
      ...entry,
      index: of(entry.kind)[entry.index]?.index ?? entry.index,
    });
    whole.source = answer.source;
    whole.accepted += answer.accepted;
    whole.changed += answer.changed;
    whole.unmapped.push(...answer.unmapped.map(placed));
    whole.refused.push(...answer.refused.map(placed));
    sent += part.length;
    onProgress(sent, items.length);
  }
  return whole;
}

function* parts(items: readonly Item[]): Generator<readonly Item[]> {
  let from = 0;
  let bytes = 0;
  for (const [at, { event }] of items.entries()) {
    const size = Buffer.byteLength(JSON.stringify(event)) + 1;
    if (
      at > from &&
      (at - from === mostPushedEvents || bytes + size > mostBytes)
    ) {
      yield items.slice(from, at);
      from = at;
      bytes = 0;
    }
    bytes += size;
  }
  if (items.length > from) yield items.slice(from);
}
