import {
  addWords,
  supersedes,
  type Addition,
  type Addressee,
  type Change,
  type Deployment,
  type EventKind,
  type Incident,
  type Incoming,
  type IncomingEvents,
  type MappedAddressee,
  type SaidEvent,
} from '@service-readiness/backstage-plugin-readiness-common';
import type {
  AddedWords,
  Said,
  SaidEvents,
} from '../../../stores/DeliveryStore';
import type { ReadinessStore } from '../../../stores/ReadinessStore';
import type { ReceivedEvent } from '../../../stores/ReceivedEventStore';

type AnyIncoming = Incoming<Deployment> | Incoming<Change> | Incoming<Incident>;
type AnyAddition = Addition<Change> | Addition<Incident>;
type Incomplete = Awaited<
  ReturnType<ReadinessStore['delivery']['keep']>
>['incomplete'];
type Unmapped = Array<{ kind: EventKind; id: string; reason: string }>;

/** What is to be kept, and what is done about the rest when it is known what could be kept. */
export interface IntakePlan {
  keep: SaidEvents;
  /** Writes what waits on, and says what and why. */
  settle(incomplete: Incomplete): Promise<Unmapped>;
}

interface Options {
  source: string;
  events: IncomingEvents;
  receivedAt: number;
  map(addressee: Addressee): MappedAddressee;
}

/**
 * Sorts what came in: events that are for services, together with what was said of them before they were; and what
 * waits on. Reads and writes in the transaction that it is given.
 */
export async function planIntake(
  tx: ReadinessStore,
  options: Options,
): Promise<IntakePlan> {
  const { deployments, changes, incidents, additions } = options.events;
  const of = (
    kind: EventKind,
    whole: readonly AnyIncoming[] = [],
    added: readonly AnyAddition[] = [],
  ) => new KindPlan(kind, options).take(tx, whole, added);
  const deployed = await of('deployment', deployments);
  const changed = await of('change', changes, additions?.changes);
  const incident = await of('incident', incidents, additions?.incidents);
  return {
    keep: {
      // Each plan has events of its kind only.
      deployments: deployed.whole as Array<Deployment & Said>,
      changes: changed.whole as Array<Change & Said>,
      incidents: incident.whole as Array<Incident & Said>,
      additions: {
        changes: changed.added as Array<AddedWords<Change>>,
        incidents: incident.added as Array<AddedWords<Incident>>,
      },
    },
    async settle(incomplete) {
      const unmapped: Unmapped = [];
      for (const plan of [deployed, changed, incident]) {
        unmapped.push(...(await plan.settle(tx, incomplete)));
      }
      return unmapped;
    },
  };
}

/** The plan for events of one kind. */
class KindPlan {
  readonly whole: Array<object> = [];
  readonly added: Array<{ source: string; id: string }> = [];
  /** What waited before, and what waits now, by id. */
  #before = new Map<string, ReceivedEvent>();
  readonly #gone: string[] = [];
  readonly #waiting = new Map<string, ReceivedEvent>();
  /** Words that are given to the store, as they wait if it cannot make an event of them. */
  readonly #tried = new Map<string, ReceivedEvent>();

  constructor(
    private readonly kind: EventKind,
    private readonly options: Options,
  ) {}

  async take(
    tx: ReadinessStore,
    whole: readonly AnyIncoming[],
    added: readonly AnyAddition[],
  ): Promise<this> {
    const { source } = this.options;
    const ids = [...whole, ...added].map(({ id }) => id);
    if (ids.length === 0) return this;
    this.#before = await tx.receivedEvents.get(source, this.kind, ids);
    for (const incoming of whole) this.#takeWhole(incoming);
    for (const addition of added) this.#takeWords(addition);
    return this;
  }

  /** What is known to wait for this id, what came with it included. */
  #of(id: string): ReceivedEvent | undefined {
    return this.#waiting.get(id) ?? this.#tried.get(id) ?? this.#before.get(id);
  }

  #takeWhole({ addressee, saidAt, ...event }: AnyIncoming) {
    const { id } = event;
    const before = this.#of(id);
    // A superset of what events of all kinds have in common.
    const said = this.#ended(event as { id: string }, before?.event);
    if (before?.event && !isNews({ event: said, saidAt }, before)) {
      this.#waiting.set(id, before);
      return;
    }
    this.#decide({
      ...this.#received(id, addressee),
      saidAt,
      event: said,
      words: before?.words,
    });
  }

  #takeWords({ addressee, ...words }: AnyAddition) {
    const { id, ...said } = words;
    const before = this.#of(id);
    const known: Addressee = { ...before?.addressee, ...addressee };
    const sum = addWords<object>(before?.words ?? {}, said);
    const received = { ...this.#received(id, known), words: sum };
    if (before?.event) {
      const { event, saidAt } = before;
      this.#decide({ ...received, event, saidAt });
      return;
    }
    const { entityRefs, because } = this.options.map(known);
    const { source } = this.options;
    this.added.push({
      source,
      ...sum,
      id,
      ...(entityRefs.length > 0 && { entityRefs }),
    });
    const reason =
      entityRefs.length > 0
        ? 'it was added to, and when it began is not known yet'
        : because;
    this.#tried.set(id, { ...received, reason });
  }

  /** A whole event is kept if it is for somebody, with what was added to it before. */
  #decide(received: ReceivedEvent) {
    const { source, id, addressee, saidAt, event, words } = received;
    const { entityRefs, because } = this.options.map(addressee);
    if (entityRefs.length === 0) {
      this.#waiting.set(id, {
        ...received,
        event: withEnd(event, this.options.receivedAt),
        reason: because,
      });
      return;
    }
    this.#waiting.delete(id);
    this.#before.delete(id);
    this.#gone.push(id);
    this.whole.push({ ...event, source, id, entityRefs, saidAt });
    if (words) this.added.push({ ...words, source, id });
  }

  #received(id: string, addressee: Addressee): ReceivedEvent {
    const { source, receivedAt } = this.options;
    return { source, kind: this.kind, id, receivedAt, addressee, reason: '' };
  }

  /** Without its id; an end that was guessed when it was first heard of stays, however often it comes. */
  #ended(
    { id: _, ...event }: Partial<Deployment> & { id: string },
    before: Partial<Deployment> = {},
  ): object {
    const { source } = this.options;
    const finishedAt =
      event.finishedAt ??
      (before.status === event.status ? before.finishedAt : undefined);
    return {
      ...event,
      ...(event.changes && {
        changes: event.changes.map(change => ({ ...change, source })),
      }),
      ...(finishedAt !== undefined && { finishedAt }),
    };
  }

  async settle(tx: ReadinessStore, incomplete: Incomplete): Promise<Unmapped> {
    for (const { kind, words } of incomplete) {
      const tried = this.#tried.get(words.id);
      if (kind === this.kind && tried) this.#waiting.set(words.id, tried);
    }
    const gone = [...this.#gone, ...this.#before.keys()].filter(
      id => !this.#waiting.has(id),
    );
    await tx.receivedEvents.delete(this.options.source, this.kind, gone);
    await tx.receivedEvents.save([...this.#waiting.values()]);
    return [...this.#waiting.values()].map(({ id, reason }) => ({
      kind: this.kind,
      id,
      reason,
    }));
  }
}

/** As of events that are kept. */
function isNews(
  said: Pick<ReceivedEvent, 'event' | 'saidAt'>,
  before: Pick<ReceivedEvent, 'event' | 'saidAt'>,
): boolean {
  // What came in as an event of its kind lacks nothing that this asks for.
  return supersedes(said as SaidEvent, before as SaidEvent);
}

/** While it waits, a deployment that is over and does not say since when ended when it was first heard of. */
function withEnd(event: object | undefined, receivedAt: number) {
  const { status, finishedAt }: Partial<Deployment> = event ?? {};
  return status === undefined || status === 'running'
    ? event
    : { ...event, finishedAt: finishedAt ?? receivedAt };
}
