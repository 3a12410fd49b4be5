import { createCompany } from '../company';
import { cpuTimedRuns } from '../measure/timed';
import { median } from '../measure/statistics';
import type { MeasurementGroup } from '../report/Measurement';
import { CoreBench } from './CoreBench';

/** Rules per second without a database. */
export async function measureCore(options: {
  services: number;
  runs: number;
}): Promise<MeasurementGroup> {
  const { services, runs } = options;
  const core = new CoreBench(createCompany({ services }));
  const evaluations = services * core.checkCount;
  const previous = core.results();
  // The first runs compile; a backend evaluates for weeks.
  for (let warmUp = 0; warmUp < 3; warmUp++) {
    core.judgeAll();
    core.judgeAll(previous);
  }
  const fresh = median(await cpuTimedRuns(runs, () => core.judgeAll()));
  const again = median(await cpuTimedRuns(runs, () => core.judgeAll(previous)));
  const note = `${services} services × ${core.checkCount} checks, facts read and levels found; processor time, median of ${runs}`;
  return {
    title: 'The core alone, facts in memory',
    measurements: [
      {
        id: 'core.evaluationsPerSecond',
        what: 'rule evaluations, first result',
        value: evaluations / (fresh / 1000),
        unit: '1/s',
        budget: { atLeast: 500_000 },
        note,
      },
      {
        id: 'core.reevaluationsPerSecond',
        what: 'rule evaluations, held against the result before',
        value: evaluations / (again / 1000),
        unit: '1/s',
        note,
      },
    ],
  };
}
