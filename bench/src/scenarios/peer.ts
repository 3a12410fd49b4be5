import { createCompany, type Company } from '../company';
import { scorecardId } from '../company/definitions';
import { serviceAddress, serviceRef } from '../company/entities';
import { connectTo } from '../database';
import { request, requestAll } from '../measure/requests';
import { median } from '../measure/statistics';
import { cpuTimedRuns, timed } from '../measure/timed';
import { createEvaluator } from '../peer/evaluator';
import { hashOutcomes, type CheckOutcome } from '../peer/outcomes';
import { TechInsightsBench } from '../peer/TechInsightsBench';
import { ReadinessBench } from '../readiness/ReadinessBench';
import { seed } from '../readiness/seed';
import {
  readinessConfig,
  readinessFeatures,
  startHost,
} from '../readiness/startHost';
import type { Measurement, MeasurementGroup } from '../report/Measurement';
import { CoreBench } from './CoreBench';
import type { DatabasePlace } from './Scenario';

interface PeerOptions {
  services: number;
  runs: number;
  pages: number;
  ours: DatabasePlace;
  theirs: DatabasePlace;
}

/** A comparison: the same work on both sides, milliseconds. */
interface Pair {
  ours: number;
  theirs: number;
}

/** Tech Insights and this plugin in one process, with the same entities, facts, rules and caller. */
export async function measureAgainstPeer(
  options: PeerOptions,
): Promise<MeasurementGroup> {
  const company = createCompany({ services: options.services, complete: true });
  const { kind, place } = options.ours;
  const ours = new ReadinessBench(company, connectTo(kind, place));
  await ours.prepare();
  await seed(ours.store, company, Date.now());
  await ours.analyze();
  const theirs = await TechInsightsBench.start(
    company,
    connectTo(options.theirs.kind, options.theirs.place),
  );
  try {
    const { full, outcomes } = await compareFullRuns(
      ours,
      theirs,
      options.runs,
    );
    const page = await comparePages(ours, theirs, options.pages);
    const core = await compareEvaluators(company, options.runs);
    const evaluations = company.serviceCount * company.checks.length;
    return {
      title: `Against Tech Insights 3.1 with json-rules-engine: ${company.serviceCount} services × ${company.checks.length} checks, ${kind}`,
      outcomes,
      measurements: [
        ...compared('peer.full', 'from database to result, per evaluation', {
          pair: perEvaluation(full, evaluations),
          unit: 'µs',
          atLeast: 40,
          note: 'ours stores its results as well, theirs are thrown away',
        }),
        ...compared('peer.core', 'evaluator alone, per evaluation', {
          pair: perEvaluation(core, evaluations),
          unit: 'µs',
          atLeast: 100,
          note: 'processor time; facts in memory on both sides; ours finds the level as well',
        }),
        ...compared('peer.page', "one entity's page, every check", {
          pair: page,
          unit: 'ms',
          atLeast: 10,
          note: `p50 of ${options.pages} requests over HTTP`,
        }),
      ],
    };
  } finally {
    await theirs.stop();
    await ours.close();
  }
}

const perEvaluation = ({ ours, theirs }: Pair, evaluations: number): Pair => ({
  ours: (1000 * ours) / evaluations,
  theirs: (1000 * theirs) / evaluations,
});

function compared(
  id: string,
  what: string,
  options: { pair: Pair; unit: 'ms' | 'µs'; atLeast: number; note: string },
): Measurement[] {
  const { pair, unit, atLeast, note } = options;
  return [
    { id: `${id}.ours`, what: `${what}: ours`, value: pair.ours, unit, note },
    { id: `${id}.theirs`, what: 'the same: theirs', value: pair.theirs, unit },
    {
      id: `${id}.ratio`,
      what: 'times faster',
      value: pair.theirs / pair.ours,
      unit: 'times',
      budget: { atLeast },
    },
  ];
}

/** In turns, so that a busy machine slows both. The first turn compiles, and is not counted. */
async function compareFullRuns(
  ours: ReadinessBench,
  theirs: TechInsightsBench,
  runs: number,
) {
  const times = { ours: [] as number[], theirs: [] as number[] };
  let theirOutcomes: CheckOutcome[] = [];
  for (let run = 0; run <= runs; run++) {
    await ours.forgetResults();
    await ours.store.queue.enqueueAll();
    const ourMs = await timed(() => ours.drain());
    if (run > 0) {
      const answer = await theirs.runAll();
      theirOutcomes = answer.outcomes;
      times.ours.push(ourMs);
      times.theirs.push(answer.ms);
    }
  }
  const ourOutcomes = await outcomesOf(ours);
  return {
    full: { ours: median(times.ours), theirs: median(times.theirs) },
    outcomes: {
      count: ourOutcomes.length,
      ours: hashOutcomes(ourOutcomes),
      theirs: hashOutcomes(theirOutcomes),
    },
  };
}

async function outcomesOf({ store, company }: ReadinessBench) {
  const refs = Array.from({ length: company.serviceCount }, (_, i) =>
    serviceRef(i),
  );
  const outcomes: CheckOutcome[] = [];
  for (const [entityRef, stored] of await store.results.get(refs)) {
    for (const { result } of stored) {
      for (const [checkId, { outcome }] of Object.entries(result.checks)) {
        outcomes.push({ entityRef, checkId, outcome });
      }
    }
  }
  return outcomes;
}

async function comparePages(
  { company, knex }: ReadinessBench,
  theirs: TechInsightsBench,
  pages: number,
): Promise<Pair> {
  const host = await startHost({
    ...{ pluginId: 'readiness', company, knex },
    config: readinessConfig,
    features: readinessFeatures(company),
  });
  try {
    const services = Array.from(
      { length: pages },
      (_, i) => (2 * i) % company.serviceCount,
    );
    const urlOf = (i: number) => {
      const { kind, namespace, name } = serviceAddress(i);
      return `${host.url}/services/${kind}/${namespace}/${name}/scorecards/${scorecardId}`;
    };
    await requestAll(services.slice(0, 20).map(urlOf));
    await theirs.openPages(services.slice(0, 5));
    const times = { ours: [] as number[], theirs: [] as number[] };
    for (const i of services) {
      times.ours.push(await request(urlOf(i)));
      times.theirs.push(...(await theirs.openPages([i])));
    }
    return { ours: median(times.ours), theirs: median(times.theirs) };
  } finally {
    await host.stop();
  }
}

/** In processor time: both sides do nothing but compute. */
async function compareEvaluators(
  company: Company,
  runs: number,
): Promise<Pair> {
  const core = new CoreBench(company);
  const evaluate = createEvaluator(company);
  for (let warmUp = 0; warmUp < 20; warmUp++) core.judgeAll();
  // A single run of ours is too short for the clock to be exact.
  const repeats = 20;
  const judge = () => {
    for (let i = 0; i < repeats; i++) core.judgeAll();
  };
  const ours = median(await cpuTimedRuns(runs, judge)) / repeats;
  return { ours, theirs: median(await cpuTimedRuns(runs, evaluate)) };
}
