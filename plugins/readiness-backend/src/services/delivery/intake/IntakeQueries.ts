import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  readinessOperationsReadPermission,
  ruleInWords,
  type EventSourceList,
  type MappingAnswer,
  type MappingRule,
  type OperationInput,
  type ReceivedEventList,
  type ReceivedEventView,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { EventSource } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import type { EventSourceState } from '../../../stores/EventSourceStore';
import { listedEventKey } from '../../../stores/listedEventKey';
import type { ReadinessStore } from '../../../stores/ReadinessStore';
import type {
  ListedEvent,
  ReceivedCounts,
} from '../../../stores/ReceivedEventStore';
import { decodeCursor, encodeCursor } from '../../queries/cursorText';
import { isoOf } from '../../queries/levelView';
import { requirePermission } from '../../queries/requirePermission';
import type { ReadModel } from '../../readModel/ReadModel';
import type {
  Visibility,
  VisibilityService,
} from '../../visibility/VisibilityService';
import type { EventIntake, IntakeSource } from './EventIntake';
import type { EventPushSource } from './EventPushService';

const defaultLimit = 50;
const cursorSchema = z.strictObject({ at: z.number(), id: z.string() });

const nothingReceived: ReceivedCounts = { unmapped: 0, unreadable: 0 };

/** What comes after the configured rules, in words. */
const builtInRules = [
  {
    rule: 'else its repository is that of services',
    entities: 'all of them, or the one that it names',
  },
  {
    rule: 'else it names a service as the catalog or service-readiness/delivery-name does',
    entities: 'that service',
  },
];

/** Answers whoever runs the product, or sets up a pipeline: what comes in, from where, for whom, and what does not fit. */
export class IntakeQueries {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      intake: EventIntake;
      visibility: VisibilityService;
      permissions: PermissionsService;
      rules: readonly MappingRule[];
      pushSources: readonly EventPushSource[];
      eventSources: readonly EventSource[];
      /** As the policy of the figures says. */
      isProduction: (environment: string) => boolean;
    },
  ) {}

  async listReceivedEvents(
    { query = {} }: OperationInput<'listReceivedEvents'>,
    credentials: BackstageCredentials,
  ): Promise<ReceivedEventList> {
    await this.#authorize(credentials);
    const { store } = this.options;
    const { source, cursor, limit = defaultLimit } = query;
    const visibility = await this.options.visibility.of(credentials);
    const after =
      cursor === undefined ? undefined : decodeCursor(cursor, cursorSchema);
    const [listed, counts] = await Promise.all([
      store.receivedEvents.list({
        after,
        limit: limit + 1,
        sources: source === undefined ? undefined : [source],
      }),
      store.receivedEvents.counts(),
    ]);
    const shown = listed.slice(0, limit);
    const items: ReceivedEventView[] = [];
    for (const each of shown) items.push(await this.#view(each, visibility));
    const last = shown.at(-1);
    return {
      total: [...counts]
        .filter(([id]) => source === undefined || id === source)
        .reduce((sum, [, of]) => sum + of.unmapped + of.unreadable, 0),
      items,
      nextCursor:
        listed.length > limit && last
          ? encodeCursor({ at: last.receivedAt, id: listedEventKey(last) })
          : undefined,
    };
  }

  async listEventSources(
    _: OperationInput<'listEventSources'>,
    credentials: BackstageCredentials,
  ): Promise<EventSourceList> {
    await this.#authorize(credentials);
    const { store, pushSources, eventSources, rules } = this.options;
    const [states, counts, visibility, company] = await Promise.all([
      store.eventSources.states(),
      store.receivedEvents.counts(),
      this.options.visibility.of(credentials),
      this.options.readModel.current(),
    ]);
    const view = (source: { id: string; title: string }) =>
      sourceView(source, states.get(source.id), counts.get(source.id));
    const sees = (ref: string) => {
      const row = company.entity(ref);
      return visibility.seesAll || (row !== undefined && visibility.sees(row));
    };
    return {
      items: [
        ...pushSources.map(source => ({
          ...view(source),
          type: 'push',
          path: '/delivery/events',
        })),
        ...eventSources.map(source => ({
          ...view(source),
          type: source.type,
          path: source.deliveries && `/events/${source.id}`,
        })),
      ],
      mapping: [
        { rule: 'it names entities', entities: 'those that are services' },
        ...rules.map(rule => ({
          rule: ruleInWords(rule),
          entities:
            rule.entityRefs.filter(sees).join(', ') || 'what you cannot see',
        })),
        ...builtInRules,
      ],
    };
  }

  /** Hidden services answer like those that do not exist. */
  async testMapping(
    { query = {} }: OperationInput<'testMapping'>,
    credentials: BackstageCredentials,
  ): Promise<MappingAnswer> {
    const { isProduction } = this.options;
    const { source = '', entity, ...rest } = query;
    const visibility = await this.options.visibility.of(credentials);
    const { entityRefs, because } = await this.#mapped(
      source,
      {
        ...rest,
        entityRefs: entity === undefined ? [] : [entity.toLowerCase()],
      },
      visibility,
    );
    return {
      entityRefs: [...entityRefs],
      because:
        entityRefs.length > 0
          ? `This event goes to ${entityRefs.join(', ')} because ${because}`
          : `This event goes to no service: ${because}`,
      production:
        query.environment === undefined
          ? undefined
          : isProduction(query.environment),
    };
  }

  async #mapped(
    sourceId: string,
    addressee: Parameters<EventIntake['map']>[1],
    visibility: Visibility,
  ) {
    const { intake, pushSources } = this.options;
    const source: IntakeSource = pushSources.find(
      ({ id }) => id === sourceId,
    ) ?? { id: sourceId };
    const services = await intake.servicesFor(source, [addressee], entity =>
      visibility.sees(entity),
    );
    // What a rule names is told only to who sees it.
    const rules = this.options.rules.map(rule => ({
      ...rule,
      entityRefs: visibility.seesAll
        ? rule.entityRefs
        : rule.entityRefs.filter(ref => services.isService(ref)),
    }));
    return intake.map(source, addressee, services, rules);
  }

  /** The stored reason may name services that the caller does not see: for them it is found anew. */
  async #view(
    listed: ListedEvent,
    visibility: Visibility,
  ): Promise<ReceivedEventView> {
    const { state, source, id, reason } = listed;
    const shared = {
      receivedId: listedEventKey(listed),
      source,
      state,
      reason,
      receivedAt: isoOf(listed.receivedAt),
    };
    if (listed.state === 'unreadable') return shared;
    const { kind, addressee } = listed;
    const { repository, environment, service } = addressee;
    const found = visibility.seesAll
      ? undefined
      : await this.#mapped(source, addressee, visibility);
    return {
      ...shared,
      kind,
      id,
      repository,
      environment,
      service,
      reason: found?.entityRefs.length === 0 ? found.because : reason,
    };
  }

  #authorize(credentials: BackstageCredentials) {
    return requirePermission(
      this.options.permissions,
      readinessOperationsReadPermission,
      { what: 'Seeing how the sources do', credentials },
    );
  }
}

function sourceView(
  { id, title }: { id: string; title: string },
  state?: EventSourceState,
  { unmapped, unreadable, lastAt = 0 }: ReceivedCounts = nothingReceived,
): Omit<EventSourceList['items'][number], 'type' | 'path'> {
  const last = Math.max(state?.receivedAt ?? 0, lastAt);
  return {
    id,
    title,
    unmapped,
    unreadable,
    error: state?.error,
    lastReceivedAt: last > 0 ? isoOf(last) : undefined,
  };
}
