import type {
  AuditorService,
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  eventKinds,
  eventListOf,
  type EventKind,
  type IncomingEvents,
  type OperationInput,
  type PushedEvent,
  type PushedEvents,
  type PushEventsBody,
  type PushEventsResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../../stores/ReadinessStore';
import type { ActorService } from '../../acts/ActorService';
import { callerOf } from '../../push/callerOf';
import { chooseSource } from '../../push/chooseSource';
import type { PushCaller } from '../../push/mayPush';
import type { VisibilityService } from '../../visibility/VisibilityService';
import {
  addresseesOf,
  type EventIntake,
  type IntakeOutcome,
  type IntakeSource,
} from './EventIntake';
import { eventRefusals } from './eventRefusals';
import { readInTurns } from './readInTurns';

/** A source of the configuration. */
export interface EventPushSource extends IntakeSource {
  title: string;
  subjects: readonly string[];
}

/** Clocks differ: what is ahead by no more than this happened now. */
const clockToleranceMs = 60_000;

type Pushed = Pick<PushedEvents, 'deployments' | 'changes' | 'incidents'>;
type Refused = PushEventsResult['refused'];

/** Takes events that pipelines and people push: who may is configured, good ones are kept, each bad one is named. */
export class EventPushService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      sources: readonly EventPushSource[];
      intake: EventIntake;
      actors: ActorService;
      auth: AuthService;
      auditor: AuditorService;
      permissions: PermissionsService;
      visibility: VisibilityService;
      now: () => number;
    },
  ) {}

  /**
   * The auditor is told of every attempt, and of no event.
   *
   * @throws NotAllowedError when no source names the caller, InputError when it must be said which
   */
  async push(
    { body }: OperationInput<'pushEvents'>,
    credentials: BackstageCredentials,
  ): Promise<PushEventsResult> {
    const { auditor, sources } = this.options;
    const caller = await callerOf(credentials, this.options);
    const items = eventKinds.reduce(
      (sum, kind) => sum + (body[eventListOf[kind]]?.length ?? 0),
      0,
    );
    const event = await auditor.createEvent({
      eventId: 'events-push',
      severityLevel: 'medium',
      meta: {
        by: caller.name,
        items,
        ...(body.source !== undefined && { source: body.source }),
      },
    });
    try {
      const source = chooseSource(sources, caller, body.source, {
        what: 'events',
        key: 'readiness.delivery.sources',
      });
      const answer = await this.#push(source, body, caller, credentials);
      const { accepted, changed, unmapped, refused } = answer;
      await event.success({
        meta: {
          source: source.id,
          accepted,
          changed,
          unmapped: unmapped.length,
          refused: refused.length,
        },
      });
      return answer;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  /** As `push`, of one event: what would be refused is an error. */
  async pushOne(
    kind: 'deployment' | 'incident',
    { source, ...event }: { source?: string },
    credentials: BackstageCredentials,
  ): Promise<PushEventsResult> {
    const body = { source, [eventListOf[kind]]: [event] };
    const answer = await this.push({ body }, credentials);
    const [refused] = answer.refused;
    if (refused) {
      const { name, message } = refused.error;
      throw Object.assign(new InputError(message), { name });
    }
    return answer;
  }

  async #push(
    source: EventPushSource,
    body: PushEventsBody,
    caller: PushCaller,
    credentials: BackstageCredentials,
  ): Promise<PushEventsResult> {
    const { store, intake, visibility, now } = this.options;
    const receivedAt = now();
    const { refused: unreadable, ...read } = await readInTurns(body, {
      latest: receivedAt + clockToleranceMs,
    });
    const refused: Refused = unreadable.map(({ message, ...place }) => ({
      ...place,
      error: { name: 'InputError', message },
    }));
    // What the token of a pipeline may report on is configured, and it may see nothing else.
    const seen = caller.isPerson
      ? await visibility.of(credentials)
      : { sees: () => true };
    const incoming = incomingOf(read);
    const services = await intake.servicesFor(
      source,
      addresseesOf(incoming),
      entity => seen.sees(entity),
    );
    const refusalOf = await eventRefusals(incoming, {
      ...this.options,
      source,
      services,
      credentials,
      // It would be mapped later, when nobody asks any more what they may see.
      mayWait: !caller.isPerson,
    });
    const good = withoutRefused(read, refusalOf, refused);
    const outcome = await intake.keep(source, incomingOf(good), {
      receivedAt,
      services,
    });
    await store.eventSources.heard(source.id, receivedAt);
    const unmapped = placesOf(outcome.unmapped, good);
    const sent = eventKinds.reduce(
      (sum, kind) => sum + good[eventListOf[kind]].length,
      0,
    );
    return {
      source: source.id,
      accepted: sent - unmapped.length,
      changed: outcome.changed,
      unmapped,
      refused: refused.sort((a, b) => a.index - b.index),
    };
  }
}

/** What may be kept; why the rest may not is added to `refused`. */
function withoutRefused(
  read: Pushed,
  refusalOf: (incoming: object) => Error | undefined,
  refused: Refused,
): Pushed {
  const filtered = <Event extends { id: string }>(
    kind: EventKind,
    list: Array<PushedEvent<Event>>,
  ) =>
    list.filter(({ index, incoming }) => {
      const error = refusalOf(incoming);
      if (!error) return true;
      const { id } = incoming as { id: string };
      const { name, message } = error;
      refused.push({ kind, index, id, error: { name, message } });
      return false;
    });
  return {
    deployments: filtered('deployment', read.deployments),
    changes: filtered('change', read.changes),
    incidents: filtered('incident', read.incidents),
  };
}

/** What waits for a service, with its place in the request. */
function placesOf(
  waiting: IntakeOutcome['unmapped'],
  good: Pushed,
): PushEventsResult['unmapped'] {
  return waiting.flatMap(each => {
    const list: ReadonlyArray<PushedEvent<{ id: string }>> =
      good[eventListOf[each.kind]];
    return list
      .filter(({ incoming }) => incoming.id === each.id)
      .map(({ index }) => ({ ...each, index }));
  });
}

function incomingOf(pushed: Pushed): IncomingEvents {
  return {
    deployments: pushed.deployments.map(({ incoming }) => incoming),
    changes: pushed.changes.map(({ incoming }) => incoming),
    incidents: pushed.incidents.map(({ incoming }) => incoming),
  };
}
