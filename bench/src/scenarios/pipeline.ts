import { createCompany } from '../company';
import { connectTo } from '../database';
import {
  EventLoopWatch,
  type EventLoopFigures,
} from '../measure/EventLoopWatch';
import { RowCounter } from '../measure/RowCounter';
import { median } from '../measure/statistics';
import { timed, timedRuns } from '../measure/timed';
import { ReadinessBench } from '../readiness/ReadinessBench';
import { seed } from '../readiness/seed';
import type { Measurement, MeasurementGroup } from '../report/Measurement';
import { measureChangedFacts } from './changedFacts';
import type { DatabasePlace } from './Scenario';

/** The budgets are about this many services. */
export const budgetServices = 20_000;

/** From stored facts to stored results, and what happens when nothing or little changes. */
export async function measurePipeline(options: {
  services: number;
  runs: number;
  on: DatabasePlace;
}): Promise<MeasurementGroup> {
  const { services, runs, on } = options;
  const knex = connectTo(on.kind, on.place);
  const bench = new ReadinessBench(createCompany({ services }), knex);
  try {
    await bench.prepare();
    await seed(bench.store, bench.company, Date.now());
    await bench.analyze();
    return {
      title: `From stored facts to stored results: ${services} services, ${on.kind}`,
      measurements: [
        ...(await measureEvaluation(bench, runs, on)),
        ...(await measureNothingNew(bench, runs)),
        ...(await measureChangedFacts(bench)),
      ],
    };
  } finally {
    await bench.close();
  }
}

async function measureEvaluation(
  bench: ReadinessBench,
  runs: number,
  on: DatabasePlace,
): Promise<Measurement[]> {
  const { serviceCount, checks } = bench.company;
  const loops: EventLoopFigures[] = [];
  const times: number[] = [];
  // The first run compiles, and is not counted.
  for (let run = 0; run <= runs; run++) {
    await bench.forgetResults();
    await bench.store.queue.enqueueAll();
    const watch = new EventLoopWatch();
    watch.start();
    const ms = await timed(() => bench.drain());
    const loop = await watch.stop();
    if (run > 0) {
      times.push(ms);
      loops.push(loop);
    }
  }
  const ms = median(times);
  const isAtBudget = serviceCount === budgetServices && on.kind === 'postgres';
  const evaluations = serviceCount * checks.length;
  return [
    {
      id: 'evaluation.ms',
      what: 'full evaluation, every result new and stored',
      value: ms,
      unit: 'ms',
      budget: isAtBudget ? { atMost: 10_000 } : undefined,
      note: `${evaluations} rule evaluations; median of ${runs}: ${list(
        times,
      )}`,
    },
    {
      id: 'evaluation.perSecond',
      what: 'the same, rule evaluations',
      value: evaluations / (ms / 1000),
      unit: '1/s',
    },
    ...loopMeasurements(loops, on),
  ];
}

const list = (times: readonly number[]) =>
  times.map(ms => Math.round(ms)).join(', ');

function loopMeasurements(
  loops: readonly EventLoopFigures[],
  on: DatabasePlace,
): Measurement[] {
  const middle = (key: keyof EventLoopFigures) =>
    median(loops.map(figures => figures[key]));
  return [
    {
      id: 'evaluation.loopDelayMs',
      what: 'event loop delay meanwhile, p99.9',
      value: middle('p999WithoutGcMs'),
      unit: 'ms',
      budget: on.kind === 'postgres' ? { atMost: 50 } : undefined,
      note: `garbage collection left out; longest ${middle(
        'maxWithoutGcMs',
      ).toFixed(1)} ms`,
    },
    {
      id: 'evaluation.loopDelayWithGcMs',
      what: 'the same with garbage collection',
      value: middle('p999Ms'),
      unit: 'ms',
      note: `longest ${middle('maxMs').toFixed(1)} ms; collection took ${middle(
        'gcTotalMs',
      ).toFixed(0)} ms in all, at most ${middle('gcLongestMs').toFixed(
        1,
      )} ms at once`,
    },
  ];
}

const sum = (rows: Record<string, number>) =>
  Object.values(rows).reduce((all, n) => all + n, 0);

async function measureNothingNew(
  bench: ReadinessBench,
  runs: number,
): Promise<Measurement[]> {
  const { store, company, knex } = bench;
  const again = async () => {
    await store.queue.enqueueAll();
    await bench.drain();
  };
  // The stores were filled from outside: the first round finds out what the collectors have to say of entities.
  await bench.collectAll();
  const evaluated = await new RowCounter(knex).during(again);
  const collected = await new RowCounter(knex).during(() => bench.collectAll());
  const evaluation = median(await timedRuns(runs, again));
  const collection = median(await timedRuns(runs, () => bench.collectAll()));
  return [
    {
      id: 'again.ms',
      what: 'full evaluation again, nothing new',
      value: evaluation,
      unit: 'ms',
      note: `median of ${runs}`,
    },
    {
      id: 'again.rows',
      what: 'fact, result, history and entity rows that it wrote',
      value: sum(evaluated),
      unit: 'rows',
      budget: { atMost: 0 },
      note: sum(evaluated) > 0 ? JSON.stringify(evaluated) : undefined,
    },
    {
      id: 'recollection.ms',
      what: 'collection again, nothing changed',
      value: collection,
      unit: 'ms',
      note: `${company.sources.length} collectors over all services; median of ${runs}`,
    },
    {
      id: 'recollection.rows',
      what: 'fact, result, history and entity rows that it wrote',
      value: sum(collected),
      unit: 'rows',
      budget: { atMost: 0 },
      note: sum(collected) > 0 ? JSON.stringify(collected) : undefined,
    },
  ];
}
