import { mockCredentials } from '@backstage/backend-test-utils';
import { scorecardId } from '../company/definitions';
import { serviceAddress, serviceRef } from '../company/entities';
import { isFlawless } from '../company/facts';
import { RowCounter } from '../measure/RowCounter';
import { percentile } from '../measure/statistics';
import { timed } from '../measure/timed';
import type { ReadinessBench } from '../readiness/ReadinessBench';
import type { Measurement } from '../report/Measurement';

const changes = 50;

/** One fact of one service changes: how long until its page shows the new level, and what is written. */
export async function measureChangedFacts(
  bench: ReadinessBench,
): Promise<Measurement[]> {
  const flawless = Array.from(
    { length: bench.company.serviceCount },
    (_, i) => i,
  )
    .filter(i => isFlawless(i) && i % 2 === 0)
    .slice(0, changes);
  const levelOf = createLevelReader(bench);
  // The read model is filled once per replica.
  await levelOf(flawless[0] as number);
  const times: number[] = [];
  for (const i of flawless.slice(1)) {
    times.push(await timed(() => fallOne(bench, i, levelOf)));
  }
  const rows = await new RowCounter(bench.knex).during(() =>
    fallOne(bench, flawless[0] as number, levelOf),
  );
  return [
    {
      id: 'change.p50Ms',
      what: 'one fact collected → new level in the answer, p50',
      value: percentile(times, 0.5),
      unit: 'ms',
      note: `${times.length} services; rows written for one: ${JSON.stringify(
        rows,
      )}`,
    },
    {
      id: 'change.p95Ms',
      what: 'the same, p95',
      value: percentile(times, 0.95),
      unit: 'ms',
      budget: { atMost: 1000 },
    },
  ];
}

/** What the page of a service says. */
function createLevelReader({ handlers }: ReadinessBench) {
  const credentials = mockCredentials.user();
  return async (i: number) => {
    const card = await handlers.getService(serviceAddress(i), credentials);
    return card.scorecards.find(({ id }) => id === scorecardId)?.level.level;
  };
}

async function fallOne(
  bench: ReadinessBench,
  i: number,
  levelOf: (i: number) => Promise<number | undefined>,
) {
  const [collector] = bench.collectors;
  const [fact] = bench.company.sources[0]?.facts ?? [];
  if (!collector || !fact) throw new Error('There is nothing to change');
  const ref = serviceRef(i);
  bench.overrides.set(ref, { [fact.name]: false });
  const error = await bench.collection.runOverOne(
    collector,
    ref,
    bench.company.service(i),
    new AbortController().signal,
  );
  const level = await levelOf(i);
  if (error || level !== 1) {
    throw new Error(`${ref} should be at level 1, not ${level} ${error ?? ''}`);
  }
}
