import {
  addWords,
  supersedes,
  type Change,
  type Deployment,
  type EventKind,
  type Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { AddedWords, Said } from '../stores/DeliveryStore';
import { distinct } from './byKey';
import type { StoredEvent } from './eventRows';

export type AnyEvent = Deployment | Change | Incident;
export type Words = AddedWords<Change> | AddedWords<Incident>;

export const keyOf = ({ source, id }: { source: string; id: string }) =>
  `${source}\n${id}`;

/**
 * What events of one kind are after what came in. Pure but for its own answer: whole events take the place of what is
 * known, unless they are late; then words are added.
 *
 * @param known - by `keyOf`
 *
 * @returns events that may say something else than before, and words that make no whole event
 */
export function settleEvents(
  known: ReadonlyMap<string, StoredEvent>,
  came: {
    kind: EventKind;
    whole: ReadonlyArray<AnyEvent & Said>;
    added: readonly Words[];
    receivedAt: number;
  },
): { next: Map<string, StoredEvent>; incomplete: Words[] } {
  const next = new Map<string, StoredEvent>();
  const incomplete: Words[] = [];
  for (const { saidAt, ...said } of came.whole) {
    const key = keyOf(said);
    const before = next.get(key) ?? known.get(key);
    const event = withEnd(said, { saidAt, before, ...came });
    if (before && !supersedes({ event, saidAt }, before)) {
      const earlier = saidAt === undefined ? undefined : sooner(event, before);
      if (earlier) next.set(key, earlier);
      continue;
    }
    const words = before?.words;
    next.set(key, {
      event: inOrder(words ? addWords<AnyEvent>(event, words) : event),
      saidAt: saidAt ?? before?.saidAt,
      words,
    });
  }
  for (const words of came.added) {
    const key = keyOf(words);
    const {
      event,
      saidAt,
      words: earlier,
    } = next.get(key) ?? known.get(key) ?? {};
    const sum = addWords<Partial<Change & Incident>>(event ?? {}, words);
    if (!isWhole(came.kind, sum)) {
      incomplete.push(words);
      continue;
    }
    const { source: _, id: __, entityRefs: ___, ...added } = words;
    next.set(key, {
      // Nothing that an event of its kind must have is absent.
      event: inOrder(sum as AnyEvent),
      saidAt,
      words: addWords<Partial<Change & Incident>>(earlier ?? {}, added),
    });
  }
  return { next, incomplete };
}

function isWhole(kind: EventKind, event: Partial<Change & Incident>): boolean {
  return (
    (event.entityRefs ?? []).length > 0 &&
    (kind !== 'incident' || event.startedAt !== undefined)
  );
}

/**
 * A deployment that is over and does not say since when: since it was said to be over for the first time. One that is
 * told to have succeeded twice, at two moments, succeeded at the first.
 */
function withEnd(
  event: AnyEvent,
  options: { saidAt?: number; before?: StoredEvent; receivedAt: number },
): AnyEvent {
  if (!('status' in event) || event.status === 'running') return event;
  const { saidAt, before, receivedAt } = options;
  const earlier =
    before && 'status' in before.event && before.event.status === event.status
      ? before.event.finishedAt
      : undefined;
  const end = event.finishedAt ?? earlier ?? receivedAt;
  const isRepeated = saidAt !== undefined && event.status === 'success';
  return {
    ...event,
    finishedAt: isRepeated ? Math.min(end, earlier ?? end) : end,
  };
}

/** What is known, when it is late news that a deployment succeeded before it is known to have. */
function sooner(
  late: AnyEvent,
  { event, ...known }: StoredEvent,
): StoredEvent | undefined {
  if (!('status' in late) || !('status' in event)) return undefined;
  const bothSucceeded = late.status === 'success' && event.status === 'success';
  return bothSucceeded && (late.finishedAt ?? 0) < (event.finishedAt ?? 0)
    ? { ...known, event: { ...event, finishedAt: late.finishedAt } }
    : undefined;
}

function inOrder(event: AnyEvent): AnyEvent {
  return { ...event, entityRefs: distinct(event.entityRefs ?? []) };
}
