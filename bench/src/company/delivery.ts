import type {
  DeliveryEvents,
  Deployment,
  Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import { chance } from './chance';
import { serviceRef } from './entities';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const source = 'bench';

/** Deployments that one service has in a year, on average, at a million over 20,000 services. */
const deploymentsPerService = 50;
/** Over how long they lie: the longest window, the one before, and none are too old to count. */
const spreadMs = 360 * 24 * hourMs;

/**
 * Deployments of some services with two changes each and an incident for one in ten; one in fifty is for the next
 * service, too. Services differ: the quickest deploy ten times as often as the slowest.
 *
 * @param now - the end of the time that they are spread over
 */
export function deliveryOf(
  services: { from: number; to: number },
  now: number,
): DeliveryEvents {
  const deployments: Deployment[] = [];
  const incidents: Incident[] = [];
  for (let i = services.from; i < services.to; i++) {
    const count = Math.round(deploymentsPerService * (0.2 + 1.6 * chance(i)));
    for (let n = 0; n < count; n++) {
      const at = Math.floor(now - spreadMs * chance(i, n, 1));
      deployments.push(deployment(i, n, at));
      if (chance(i, n, 2) < 0.1) incidents.push(incident(i, n, at));
    }
  }
  return { deployments, changes: [], incidents };
}

function deployment(i: number, n: number, at: number): Deployment {
  const lead = hourMs * (0.2 + 60 * chance(i, 3) * chance(i, n, 4));
  const isShared = chance(i, n, 5) < 0.02;
  return {
    source,
    id: `deployment-${i}-${n}`,
    entityRefs: isShared ? [serviceRef(i), serviceRef(i + 1)] : [serviceRef(i)],
    environment: 'production',
    status: chance(i, n, 6) < 0.03 ? 'failure' : 'success',
    startedAt: at - 5 * minuteMs,
    finishedAt: at,
    version: `1.${n}.0`,
    url: `https://deploy.example.com/${i}/${n}`,
    changes: [0, 1].map(c => ({
      source,
      id: `change-${i}-${n}-${c}`,
      committedAt: Math.floor(at - lead),
      openedAt: Math.floor(at - 0.7 * lead),
      firstReviewedAt: Math.floor(at - 0.4 * lead),
      mergedAt: Math.floor(at - 0.1 * lead),
    })),
  };
}

function incident(i: number, n: number, at: number): Incident {
  return {
    source,
    id: `incident-${i}-${n}`,
    entityRefs: [serviceRef(i)],
    startedAt: at + 10 * minuteMs,
    resolvedAt: Math.floor(at + 10 * minuteMs + hourMs * 8 * chance(i, n, 7)),
  };
}
