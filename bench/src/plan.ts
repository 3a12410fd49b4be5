import type { DatabasePlaces } from './database';
import type { BenchOptions } from './options';
import type { Scenario } from './scenarios/Scenario';

/** What is measured, in order. */
export async function plan(
  options: BenchOptions,
  places: DatabasePlaces,
): Promise<Scenario[]> {
  const { short } = options;
  const runs = short ? 2 : 3;
  const scenarios: Scenario[] = [
    { kind: 'core', services: short ? 300 : 2000, runs: 5 },
  ];
  for (const kind of options.databases) {
    const place = async () => ({ kind, place: await places.create(kind) });
    scenarios.push({
      ...{ kind: 'peer', runs, pages: short ? 60 : 200 },
      services: short ? 200 : 500,
      ours: await place(),
      theirs: await place(),
    });
  }
  for (const kind of options.databases) {
    for (const services of options.services) {
      const on = { kind, place: await places.create(kind) };
      scenarios.push(
        { kind: 'pipeline', services, runs, on },
        { kind: 'serve', services, requests: short ? 60 : 200, on },
      );
      scenarios.push({
        ...{ kind: 'delivery', services, requests: short ? 40 : 200 },
        on: { kind, place: await places.create(kind) },
      });
    }
  }
  return scenarios;
}
