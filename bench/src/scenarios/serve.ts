import { setTimeout as sleep } from 'node:timers/promises';
import { createCompany, type Company } from '../company';
import { scorecardId } from '../company/definitions';
import {
  groupAddress,
  groupRef,
  serviceAddress,
  type Address,
} from '../company/entities';
import { connectTo } from '../database';
import { memoryNow } from '../measure/memory';
import { latencies, request, requestAll } from '../measure/requests';
import {
  readinessConfig,
  readinessFeatures,
  startHost,
} from '../readiness/startHost';
import type { Measurement, MeasurementGroup } from '../report/Measurement';
import { budgetServices } from './pipeline';
import type { DatabasePlace } from './Scenario';

/** Longer than the answer to "what may I see" is kept. */
const forgottenMs = 5_500;

/** Answers over HTTP from a database that the pipeline has filled, and the memory that the plugin takes. */
export async function measureServing(options: {
  services: number;
  requests: number;
  on: DatabasePlace;
}): Promise<MeasurementGroup> {
  const { services, requests, on } = options;
  const company = createCompany({ services });
  const knex = connectTo(on.kind, on.place);
  const base = { pluginId: 'readiness', company, knex };
  const empty = await startHost({ ...base, features: [] });
  const before = await memoryNow();
  const host = await startHost({
    ...base,
    config: readinessConfig,
    features: readinessFeatures(company),
  });
  try {
    const loading = await request(`${host.url}/services`);
    await sleep(forgottenMs);
    const forgotten = await request(`${host.url}/services`);
    const answers = await measureAnswers(host.url, company, requests);
    const after = await memoryNow();
    return {
      title: `Answers over HTTP, conditional permissions: ${services} services, ${company.groupCount} groups, ${on.kind}`,
      measurements: [
        {
          id: 'serve.loadingMs',
          what: 'first answer after the start: the read model is filled',
          value: loading,
          unit: 'ms',
        },
        {
          id: 'serve.forgottenMs',
          what: 'services, when the catalog has to be asked what the caller may see',
          value: forgotten,
          unit: 'ms',
          note: 'once in five seconds per set of conditions; the catalog is a stand-in that takes 90 ms for 20,000',
        },
        ...answers,
        memory(after.heapMb - before.heapMb, after.rssMb - before.rssMb),
      ],
    };
  } finally {
    await host.stop();
    await empty.stop();
    await knex.destroy();
  }
}

function memory(heapMb: number, rssMb: number): Measurement {
  return {
    id: 'serve.memoryMb',
    what: 'memory above the empty host',
    value: heapMb,
    unit: 'MB',
    budget: { atMost: 400 },
    note: `live after a forced collection; resident set ${rssMb.toFixed(
      0,
    )} MB more`,
  };
}

const path = ({ kind, namespace, name }: Address) =>
  `${kind}/${namespace}/${name}`;

async function measureAnswers(
  url: string,
  company: Company,
  requests: number,
): Promise<Measurement[]> {
  const isAtBudget = company.serviceCount === budgetServices;
  const atMost = (ms: number) => (isAtBudget ? { atMost: ms } : undefined);
  const measured: Measurement[] = [];
  for (const { id, what, limitMs, pathOf } of endpoints(company)) {
    const paths = Array.from({ length: requests }, (_, i) => pathOf(i));
    const urls = paths.map(each => `${url}${each}`);
    await requestAll(urls.slice(0, 20));
    const times = await requestAll(urls);
    measured.push(...latencies(times, { id, what, budget: atMost(limitMs) }));
  }
  return measured;
}

interface Endpoint {
  id: string;
  what: string;
  limitMs: number;
  pathOf(i: number): string;
}

/** Every answer of a screen, asked about entities that the caller sees. */
function endpoints(company: Company): Endpoint[] {
  const service = (i: number) =>
    path(serviceAddress(2 * ((i * 37) % Math.floor(company.serviceCount / 2))));
  const team = (i: number) => {
    const visible = Math.max(1, Math.floor(company.groupCount / 2));
    return 2 * (visible - 1 - (i % Math.min(visible, 50)));
  };
  const lists = [
    '',
    '?orderBy=level&order=desc',
    '?level=1,2&limit=100',
    '?search=service-0000',
    `?group=${encodeURIComponent(groupRef(2))}`,
    '?check=check-7&outcome=fail',
  ];
  const entity = { limitMs: 50 };
  const whole = { limitMs: 150 };
  return [
    {
      ...{ id: 'serve.service', what: "one service's card", ...entity },
      pathOf: i => `/services/${service(i)}`,
    },
    {
      ...{ id: 'serve.explain', what: 'one service, every check', ...entity },
      pathOf: i => `/services/${service(i)}/scorecards/${scorecardId}`,
    },
    {
      ...{ id: 'serve.list', what: 'services, six kinds of lists', ...entity },
      pathOf: i => `/services${lists[i % lists.length]}`,
    },
    {
      ...{ id: 'serve.team', what: 'one team', ...entity },
      pathOf: i => `/groups/${path(groupAddress(team(i)))}`,
    },
    {
      ...{ id: 'serve.company', what: 'the whole company', ...whole },
      pathOf: () => `/groups/${path(groupAddress(0))}`,
    },
    {
      ...{ id: 'serve.scorecards', what: 'scorecards, all counts', ...whole },
      pathOf: () => '/scorecards',
    },
  ];
}
