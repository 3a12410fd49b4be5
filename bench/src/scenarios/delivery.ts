import { createCompany, type Company } from '../company';
import { deliveryOf } from '../company/delivery';
import { serviceRef } from '../company/entities';
import { connectTo } from '../database';
import { EventLoopWatch } from '../measure/EventLoopWatch';
import { memoryNow } from '../measure/memory';
import { latencies, request, requestAll } from '../measure/requests';
import { RowCounter } from '../measure/RowCounter';
import { timed } from '../measure/timed';
import { ReadinessBench } from '../readiness/ReadinessBench';
import { seed } from '../readiness/seed';
import {
  readinessConfig,
  readinessFeatures,
  startHost,
} from '../readiness/startHost';
import type { Measurement, MeasurementGroup } from '../report/Measurement';
import { budgetServices } from './pipeline';
import type { DatabasePlace } from './Scenario';

/** Services whose events come in one batch: some thousand events, as many as one request holds. */
const servicesAtOnce = 40;
/** Services whose events are sent a second time, with every written row counted. */
const repeated = 200;

/** Events in, and figures of a service and of the company out. */
export async function measureDelivery(options: {
  services: number;
  requests: number;
  on: DatabasePlace;
}): Promise<MeasurementGroup> {
  const { services, requests, on } = options;
  const company = createCompany({ services });
  const now = Date.now();
  const ingested = await measureIngestion({ company, now, on });
  const answers = await measureAnswers({ company, requests, on });
  return {
    title: `Delivery: ${ingested.deployments} deployments over ${services} services, ${on.kind}`,
    measurements: [...ingested.measurements, ...answers],
  };
}

async function measureIngestion(options: {
  company: Company;
  now: number;
  on: DatabasePlace;
}): Promise<{ deployments: number; measurements: Measurement[] }> {
  const { company, now, on } = options;
  const bench = new ReadinessBench(company, connectTo(on.kind, on.place));
  try {
    await bench.prepare();
    await seed(bench.store, company, now);
    let ms = 0;
    let events = 0;
    let deployments = 0;
    for (let from = 0; from < company.serviceCount; from += servicesAtOnce) {
      const to = Math.min(from + servicesAtOnce, company.serviceCount);
      const batch = deliveryOf({ from, to }, now);
      deployments += batch.deployments.length;
      events += batch.deployments.length + batch.incidents.length;
      ms += await timed(() => bench.store.delivery.keep(batch, now));
    }
    const again = deliveryOf(
      { from: 0, to: Math.min(repeated, company.serviceCount) },
      now,
    );
    const rows = await new RowCounter(bench.knex, deliveryTables).during(() =>
      bench.store.delivery.keep(again, now + 1000),
    );
    await bench.analyze();
    const loading = await measureLoading(bench);
    const perSecond = events / (ms / 1000);
    return {
      deployments,
      measurements: [
        {
          id: 'delivery.eventsPerSecond',
          what: 'deployments and incidents kept, in batches',
          value: perSecond,
          unit: '1/s',
          budget: on.kind === 'postgres' ? { atLeast: 5000 } : undefined,
          note: `${events} events, two changes in each deployment; ${servicesAtOnce} services a batch`,
        },
        {
          id: 'delivery.repeatedRows',
          what: 'rows written when known events come again',
          value: Object.values(rows).reduce((sum, count) => sum + count, 0),
          unit: 'rows',
          budget: { atMost: 0 },
          note: `${again.deployments.length + again.incidents.length} events`,
        },
        ...loading,
      ],
    };
  } finally {
    await bench.close();
  }
}

const deliveryTables = [
  'deployments',
  'changes',
  'incidents',
  'delivery_revisions',
  'revisions',
];

async function measureAnswers(options: {
  company: Company;
  requests: number;
  on: DatabasePlace;
}): Promise<Measurement[]> {
  const { company, requests, on } = options;
  const knex = connectTo(on.kind, on.place);
  const host = await startHost({
    pluginId: 'readiness',
    company,
    knex,
    config: readinessConfig,
    features: readinessFeatures(company),
    seesAll: true,
  });
  try {
    const url = `${host.url}/delivery`;
    await request(`${host.url}/services`);
    await request(`${url}?window=30d`);
    const isAtBudget = company.serviceCount === budgetServices;
    const services = Array.from({ length: requests }, (_, i) => {
      const ref = encodeURIComponent(
        serviceRef((i * 37) % company.serviceCount),
      );
      return `${url}?entity=${ref}&window=180d`;
    });
    const companies = Array.from(
      { length: Math.ceil(requests / 4) },
      (_, i) => `${url}?window=${[30, 90, 180][i % 3]}d`,
    );
    await requestAll(services.slice(0, 20));
    const ofService = await requestAll(services);
    const ofCompany = await requestAll(companies);
    return [
      ...latencies(ofService, {
        id: 'delivery.service',
        what: 'one service, 180 days',
        budget: isAtBudget ? { atMost: 30 } : undefined,
      }),
      ...latencies(ofCompany, {
        id: 'delivery.company',
        what: 'the company, 30 to 180 days',
        budget: isAtBudget ? { atMost: 300 } : undefined,
      }),
    ];
  } finally {
    await host.stop();
    await knex.destroy();
  }
}

async function measureLoading(bench: ReadinessBench): Promise<Measurement[]> {
  const before = await memoryNow();
  const watch = new EventLoopWatch();
  watch.start();
  const ms = await timed(() => bench.deliveries.current());
  const { p999WithoutGcMs } = await watch.stop();
  const after = await memoryNow();
  return [
    {
      id: 'delivery.loadingMs',
      what: 'every event is read into memory, after a start',
      value: ms,
      unit: 'ms',
    },
    {
      id: 'delivery.loadingLoopDelayMs',
      what: 'event loop delay meanwhile, p99.9',
      value: p999WithoutGcMs,
      unit: 'ms',
      note: 'garbage collection left out',
    },
    {
      id: 'delivery.memoryMb',
      what: 'memory that they take there, as columns',
      value: after.heapMb - before.heapMb,
      unit: 'MB',
      note: 'live after a forced collection, buffers included',
    },
  ];
}
