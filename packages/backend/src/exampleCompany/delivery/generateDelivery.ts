import type {
  PushedChange,
  PushedDeployment,
  PushedIncident,
} from '@service-readiness/backstage-plugin-readiness-common';
import { seededRandom } from '../seededRandom';
import type { DeliveryPace } from './DeliveryPace';
import { deploymentsOfDay, isoOf, refOf } from './deploymentsOfDay';

/** What is sent through the API. */
export interface CompanyDelivery {
  deployments: PushedDeployment[];
  changes: PushedChange[];
  incidents: PushedIncident[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How far back the example goes. */
const days = 180;

/** Incidents that hurt two services at once, this many days ago, and those that are not over. */
const sharedIncidents = [
  { daysAgo: 12, hours: 3, services: ['checkout', 'payment-gateway'] },
  { daysAgo: 47, hours: 9, services: ['search', 'product-pages'] },
  { daysAgo: 0, hours: undefined, services: ['parcel-tracking'] },
];

/**
 * Deployments, changes and incidents of half a year up to now. Events of the same day have the same ids whenever they
 * are generated, so that a company which is started again tomorrow repeats itself and adds a day.
 *
 * @example
 * ```ts
 * generateDelivery({ seed: 1, now: Date.now(), paces: new Map([['refunds', pace]]) }).deployments
 * ```
 */
export function generateDelivery(options: {
  seed: number;
  now: number;
  /** By service; of others nothing is told. */
  paces: ReadonlyMap<string, DeliveryPace>;
}): CompanyDelivery {
  const { seed, now, paces } = options;
  const told: CompanyDelivery = { deployments: [], changes: [], incidents: [] };
  const today = Math.floor(now / dayMs) * dayMs;
  for (const [service, pace] of paces) {
    let before: string | undefined;
    for (let day = today - days * dayMs; day <= today; day += dayMs) {
      const events = deploymentsOfDay({
        seed,
        service,
        pace,
        day,
        now,
        before,
      });
      told.deployments.push(...events.deployments);
      told.incidents.push(...events.incidents);
      before =
        events.deployments[events.deployments.length - 1]?.version ?? before;
    }
    told.changes.push(...waitingChanges(seed, service, pace, now));
  }
  told.incidents.push(...shared(today, now));
  return told;
}

/** Merged and not deployed yet: since hours in some services, since weeks in those that are deployed rarely. */
function waitingChanges(
  seed: number,
  service: string,
  pace: DeliveryPace,
  now: number,
): PushedChange[] {
  if (pace.leadHours === undefined) return [];
  const date = isoOf(now).slice(0, 10);
  const random = seededRandom(seed, `${service} waits ${date}`);
  const waits = pace.perWeek < 1 ? 24 * 9 : 2;
  return Array.from({ length: random.between(1, 3) }, (_, i) => {
    const mergedAt = now - random.next() * waits * hourMs;
    return {
      id: `${service}-waiting-${date}-${i + 1}`,
      entityRef: refOf(service),
      title: 'Ready, and not deployed yet',
      committedAt: isoOf(mergedAt - 5 * hourMs),
      mergedAt: isoOf(mergedAt),
    };
  });
}

function shared(today: number, now: number): PushedIncident[] {
  return sharedIncidents.map(({ daysAgo, hours, services }) => {
    const day = today - daysAgo * dayMs;
    const startedAt = hours ? day + 10 * hourMs : now - 5 * hourMs;
    // One that is not over is the same one tomorrow.
    const date = hours ? isoOf(startedAt).slice(0, 10) : 'now';
    return {
      id: `incident-${services.join('-and-')}-${date}`,
      entityRefs: services.map(refOf),
      title: hours ? 'The database was slow' : 'Some answers are late',
      severity: 'major',
      startedAt: isoOf(startedAt),
      resolvedAt: hours ? isoOf(startedAt + hours * hourMs) : undefined,
    };
  });
}
