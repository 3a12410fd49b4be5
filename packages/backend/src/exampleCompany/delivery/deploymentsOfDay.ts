import type {
  PushedDeployment,
  PushedIncident,
} from '@service-readiness/backstage-plugin-readiness-common';
import { seededRandom, type SeededRandom } from '../seededRandom';
import type { DeliveryPace } from './DeliveryPace';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What one service did on one day. */
export interface DayOfDelivery {
  deployments: PushedDeployment[];
  incidents: PushedIncident[];
}

/**
 * What happens to a service on one day. The same day is always told alike, except for the time that changes took, which
 * depends on how long ago the day is.
 *
 * @param options - `day`: its first moment in UTC; `before`: the version that was in production
 */
export function deploymentsOfDay(options: {
  seed: number;
  service: string;
  pace: DeliveryPace;
  day: number;
  now: number;
  before?: string;
}): DayOfDelivery {
  const { seed, service, pace, day, now } = options;
  const date = isoOf(day).slice(0, 10);
  const random = seededRandom(seed, `${service} ${date}`);
  const told: DayOfDelivery = { deployments: [], incidents: [] };
  let { before } = options;
  for (let i = 1; i <= countOn(day, pace, random); i++) {
    const at = day + random.between(7 * 60, 16 * 60) * minuteMs;
    const version = `${date.replaceAll('-', '.')}-${i}`;
    const id = `${service}-${version}`;
    const isOld = now - at > 30 * dayMs;
    const leadHours =
      pace.leadHours && pace.leadHours * (isOld ? pace.leadBefore : 1);
    const fails = random.chance(pace.failureShare);
    const deployment = {
      id,
      version,
      entityRef: refOf(service),
      environment: 'production',
      status: 'success',
      startedAt: isoOf(at - random.between(4, 14) * minuteMs),
      finishedAt: isoOf(at),
      url: `https://deploy.marlow-finch.example/${service}/${version}`,
      steps: steps(random),
      changes: leadHours
        ? changes({ service, version, at, leadHours, random })
        : undefined,
    };
    told.deployments.push(
      {
        ...deployment,
        id: `${id}-staging`,
        environment: 'staging',
        steps: undefined,
        finishedAt: isoOf(at - 20 * minuteMs),
        startedAt: isoOf(at - 25 * minuteMs),
      },
      deployment,
    );
    if (fails) fail({ service, id, at, pace, random, before, told });
    before = version;
  }
  const isPast = (moment: string | undefined) =>
    moment === undefined || Date.parse(moment) <= now;
  return {
    deployments: told.deployments.filter(d => isPast(d.finishedAt)),
    incidents: told.incidents
      .filter(incident => isPast(incident.startedAt))
      // What ends later is still open.
      .map(({ resolvedAt, ...incident }) =>
        isPast(resolvedAt) ? { ...incident, resolvedAt } : incident,
      ),
  };
}

/** Nobody deploys on Saturdays and Sundays. */
function countOn(day: number, { perWeek }: DeliveryPace, random: SeededRandom) {
  const weekday = new Date(day).getUTCDay();
  const perDay = perWeek / 5;
  const count = Math.floor(perDay) + (random.chance(perDay % 1) ? 1 : 0);
  return weekday === 0 || weekday === 6 ? 0 : count;
}

function steps(random: SeededRandom) {
  return [
    { name: 'build', durationMs: random.between(60, 180) * 1000 },
    { name: 'test', durationMs: random.between(180, 700) * 1000 },
    { name: 'deploy', durationMs: random.between(30, 120) * 1000 },
  ];
}

/** Between 0.7 and 1.4 times as long, half of them shorter than stated. */
const spread = (random: SeededRandom) => 2 ** (random.next() - 0.5);

function changes(options: {
  service: string;
  version: string;
  at: number;
  leadHours: number;
  random: SeededRandom;
}): PushedDeployment['changes'] {
  const { service, version, at, leadHours, random } = options;
  return Array.from({ length: random.between(1, 3) }, (_, i) => {
    const lead = leadHours * hourMs * spread(random);
    const waits = random.next() * 0.2;
    /** The moment by which this share of the lead time is over. */
    const after = (share: number) => isoOf(at - lead * (1 - share));
    return {
      id: `${service}-${version}-${i + 1}`,
      title: random.pick(titles),
      committedAt: after(0),
      openedAt: after(0.3),
      firstReviewedAt: after(0.55 + waits),
      mergedAt: after(0.75 + waits),
    };
  });
}

const titles = [
  'Say what went wrong',
  'Ask the cache first',
  'Update dependencies',
  'Handle an empty answer',
  'Remove what nobody calls',
  'Another step towards the new format',
];

/** An incident, often ended by going back to the version before. Half of them do not say what caused them. */
function fail(options: {
  service: string;
  id: string;
  at: number;
  pace: DeliveryPace;
  random: SeededRandom;
  before?: string;
  told: DayOfDelivery;
}): void {
  const { service, id, at, pace, random, before, told } = options;
  const startedAt = at + random.between(3, 30) * minuteMs;
  const resolvedAt = startedAt + pace.recoveryHours * hourMs * spread(random);
  const incident = `incident-${id}`;
  told.incidents.push({
    id: incident,
    entityRef: refOf(service),
    title: random.pick(['Errors', 'Slow answers', 'Wrong answers']),
    severity: random.pick(['major', 'minor', 'minor']),
    url: `https://incidents.marlow-finch.example/${incident}`,
    startedAt: isoOf(startedAt),
    detectedAt: isoOf(startedAt + random.between(1, 9) * minuteMs),
    resolvedAt: isoOf(resolvedAt),
    deploymentId: random.chance(0.5) ? id : undefined,
  });
  if (before === undefined || !random.chance(0.4)) return;
  told.deployments.push({
    id: `${id}-rollback`,
    entityRef: refOf(service),
    version: before,
    environment: 'production',
    status: 'success',
    startedAt: isoOf(resolvedAt - 3 * minuteMs),
    finishedAt: isoOf(resolvedAt),
    rollbackOf: id,
    remedies: incident,
  });
}

export const refOf = (service: string) => `component:default/${service}`;
export const isoOf = (at: number) => new Date(at).toISOString();
