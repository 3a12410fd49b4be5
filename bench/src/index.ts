import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DatabasePlaces } from './database';
import { readOptions } from './options';
import { plan } from './plan';
import { findFaults, type Floors } from './report/findFaults';
import { toMarkdown } from './report/markdown';
import { isMissed, type MeasurementGroup } from './report/Measurement';
import { printGroup } from './report/printGroup';
import { runScenario } from './runScenario';

const bench = resolvePackagePath('bench');

/** Measures, prints, and returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  const places = new DatabasePlaces(
    process.env.READINESS_BENCH_POSTGRES || undefined,
  );
  const groups: MeasurementGroup[] = [];
  try {
    for (const scenario of await plan(options, places)) {
      const measured = await runScenario(scenario);
      const group = { ...measured, loadAverage: loadavg()[0] };
      groups.push(group);
      console.log(printGroup(group));
    }
  } finally {
    places.remove();
  }
  if (options.write) write(groups);
  const floors = JSON.parse(
    readFileSync(join(bench, 'floors.json'), 'utf8'),
  ) as Floors;
  const missed = groups.flatMap(group => group.measurements.filter(isMissed));
  const faults = findFaults(groups, floors);
  console.log(
    `\n${missed.length} budgets missed; ${faults.length} faults${
      faults.length ? ':' : ''
    }`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
  return faults.length > 0 ? 1 : 0;
}

function write(groups: readonly MeasurementGroup[]) {
  const results = join(bench, 'results');
  mkdirSync(results, { recursive: true });
  const machine = 'two cores, Node 22';
  writeFileSync(
    join(results, 'latest.json'),
    `${JSON.stringify({ machine, groups }, null, 2)}\n`,
  );
  writeFileSync(
    resolve(bench, '..', 'docs', 'benchmarks.md'),
    toMarkdown(groups),
  );
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
