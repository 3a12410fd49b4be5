import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  deliveryHistory,
  figuresOf,
  wellKnownFact,
  type DeliveryEvents,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { deliveryFacts } from './deliveryFacts';
import { eventsByEntity } from './eventsByEntity';

export const deliveryCollectorId = 'delivery';

/** Events before a window tell what its changes and incidents belong to. */
export const lookBackMs = 90 * 24 * 3_600_000;

const noDeployments = 'no production deployment in the window is known';
const noFailures = `${noDeployments}, or no source reports incidents`;
const noChanges = 'nothing says what the deployments of the window held';
const noSteps = 'no source tells the steps of the pipeline';

/** Why each fact may be left out. */
const facts: Record<string, string> = {
  'delivery.deploymentsPerWeek': 'no deployment was ever heard of',
  'delivery.deploymentFrequencyBand': 'no deployment was ever heard of',
  'delivery.leadTimeHours': noChanges,
  'delivery.leadTimeBand': noChanges,
  'delivery.leadTimeImproving':
    'this window or the one before has no lead time',
  'delivery.slowestStage': noChanges,
  'delivery.changeFailureRatio': noFailures,
  'delivery.changeFailureBand': noFailures,
  'delivery.failedDeploymentCount': noFailures,
  'delivery.recoveryHours': 'nothing was recovered from in the window',
  'delivery.recoveryBand': 'nothing was recovered from in the window',
  'delivery.openIncidentCount': 'no source reports incidents',
  'delivery.reworkRatio': noFailures,
  'delivery.undeployedChangeCount': 'no source tells what is merged',
  'delivery.oldestUndeployedDays': 'every merged change is in production',
  'delivery.changesPerDeployment': noChanges,
  'delivery.strategy': 'no source tells how deployments reach their users',
  'delivery.progressive': 'no source tells how deployments reach their users',
  'delivery.pipelineMinutes': noSteps,
  'delivery.slowestStep': noSteps,
  'delivery.slowestStepShare': noSteps,
};

/**
 * What the events of a service say about its delivery, over the last days. Reads our own tables: a round costs no call,
 * and four statements for every 500 services. Windows move with time, so every service is looked at every hour; a
 * service of which no event was ever heard has no facts.
 */
export function deliveryCollector(options: {
  store: Pick<ReadinessStore, 'delivery'>;
  policy: DoraPolicy;
  windowMs: number;
  services: Collector['appliesTo'];
  now: () => number;
}): Collector {
  const { store, services, windowMs, now } = options;
  return defineCollector({
    id: deliveryCollectorId,
    title: 'Delivery',
    description: 'What deployments, changes and incidents say that came in',
    facts: Object.entries(facts).map(([name, leftOutWhen]) => ({
      ...wellKnownFact(name, { hours: 24 }),
      leftOutWhen,
    })),
    appliesTo: services,
    schedule: {
      frequency: { hours: 1 },
      timeout: { minutes: 30 },
      initialDelay: { seconds: 20 },
    },
    async collect({ entities, report }) {
      const to = now();
      const refs = entities.map(stringifyEntityRef);
      const hearsOfIncidents = await store.delivery.hearsOfIncidents();
      const events = await store.delivery.of(refs, {
        from: to - 2 * windowMs - lookBackMs,
        to,
      });
      for (const [ref, ofEntity] of eventsByEntity(refs, events)) {
        report.facts(
          ref,
          factsOf(ref, ofEntity, { ...options, to, hearsOfIncidents }),
        );
      }
    },
  });
}

function factsOf(
  entityRef: string,
  events: DeliveryEvents,
  {
    policy,
    windowMs,
    to,
    hearsOfIncidents,
  }: {
    policy: DoraPolicy;
    windowMs: number;
    to: number;
    hearsOfIncidents: boolean;
  },
) {
  const { deployments, changes, incidents } = events;
  if (deployments.length + changes.length + incidents.length === 0) return {};
  const from = to - windowMs;
  const history = deliveryHistory(events, {
    policy,
    now: to,
    services: new Set([entityRef]),
    hearsOfIncidents,
  });
  return deliveryFacts({
    current: figuresOf(history, { from, to }),
    previous: figuresOf(history, { from: from - windowMs, to: from }),
    deployments: history.deployments
      .map(({ deployment }) => deployment)
      .filter(({ finishedAt }) => finishedAt >= from && finishedAt < to),
    hearsOfIncidents,
    now: to,
  });
}
