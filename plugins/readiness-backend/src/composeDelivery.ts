import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { isProduction } from '@service-readiness/backstage-plugin-readiness-common';
import type { EventSource } from '@service-readiness/backstage-plugin-readiness-node';
import Router from 'express-promise-router';
import { deliveryPolicyOf } from './deliveryPolicySchema';
import type { Needs } from './Needs';
import type { ReadinessConfig } from './readinessConfig';
import { createEventRouter, eventsPath } from './router/createEventRouter';
import type { Handlers } from './router/createRouter';
import { DeliveryChanges } from './services/delivery/intake/DeliveryChanges';
import { DeliveryReader } from './services/delivery/intake/DeliveryReader';
import { EventIntake } from './services/delivery/intake/EventIntake';
import { EventPushService } from './services/delivery/intake/EventPushService';
import { IntakeQueries } from './services/delivery/intake/IntakeQueries';
import { PullService } from './services/delivery/intake/PullService';
import { WaitingEvents } from './services/delivery/intake/WaitingEvents';
import type { RecurringTask } from './services/LeasedTasks';

type Deps = Omit<
  Needs<typeof EventPushService> & Needs<typeof IntakeQueries>,
  'sources' | 'intake' | 'rules' | 'pushSources' | 'isProduction'
> & {
  config: ReadinessConfig;
  logger: LoggerService;
  eventSources: readonly EventSource[];
};

/** Deployments, changes and incidents: how they come in, and whom they are for. */
export function composeDelivery(deps: Deps) {
  const { eventSources, logger, now } = deps;
  const { mapping: rules, sources: pushSources } = deps.config.delivery;
  refuseSharedIds([...pushSources, ...eventSources]);
  const changes = new DeliveryChanges(deps);
  const intake = new EventIntake({ ...deps, rules, changes });
  const push = new EventPushService({ ...deps, intake, sources: pushSources });
  const policy = deliveryPolicyOf(deps.config.delivery);
  const queries = new IntakeQueries({
    ...deps,
    intake,
    rules,
    pushSources,
    isProduction: environment => isProduction(environment, policy),
  });
  const pulls = new PullService({ ...deps, intake });
  const reader = new DeliveryReader({ ...deps, intake, sources: eventSources });
  const waiting = new WaitingEvents({
    ...deps,
    intake,
    sources: [...pushSources, ...eventSources],
  });
  return {
    changes,
    intake,
    reader,
    waiting,
    pulls,
    tasks: [
      ...pullTasks(eventSources, pulls),
      {
        id: 'readiness-read-deliveries',
        timeout: { minutes: 30 },
        frequency: { seconds: 15 },
        fn: () => reader.drain(),
      },
      {
        id: 'readiness-map-events',
        timeout: { minutes: 30 },
        frequency: { seconds: 30 },
        fn: () => waiting.run(),
      },
    ] satisfies RecurringTask[],
    eventRouter: (httpAuth: HttpAuthService) =>
      Router().use(
        eventsPath,
        createEventRouter({ httpAuth, reader, logger, now }),
      ),
    /** Where deliveries are authorised by their signature alone. */
    openPaths: eventSources
      .filter(({ deliveries }) => deliveries?.authorise.by === 'signature')
      .map(({ id }) => `${eventsPath}/${id}`),
    handlers: {
      pushEvents: push.push.bind(push),
      pushDeployment: ({ body }, credentials) =>
        push.pushOne('deployment', body, credentials),
      pushIncident: ({ body }, credentials) =>
        push.pushOne('incident', body, credentials),
      listReceivedEvents: queries.listReceivedEvents.bind(queries),
      listEventSources: queries.listEventSources.bind(queries),
      testMapping: queries.testMapping.bind(queries),
    } satisfies Partial<Handlers>,
  };
}

function pullTasks(
  sources: readonly EventSource[],
  pulls: PullService,
): RecurringTask[] {
  return sources.flatMap((source): RecurringTask[] => {
    const { pull } = source;
    if (!pull) return [];
    const fn: RecurringTask['fn'] = lease =>
      pulls.run({ ...source, pull }, lease);
    return [{ ...pull.schedule, id: `readiness-pull-${source.id}`, fn }];
  });
}

/** @throws ConflictError when two sources have one id: neither could be told from the other */
function refuseSharedIds(sources: ReadonlyArray<{ id: string }>) {
  const seen = new Set<string>();
  for (const { id } of sources) {
    if (seen.has(id)) {
      throw new ConflictError(
        `Two sources of events have the id '${id}'; choose another in readiness.delivery`,
      );
    }
    seen.add(id);
  }
}
