import { testDatabases } from '../__testUtils__/databases';
import { entity, minute, ref, start } from '../__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('recordPush on %s', id => {
  const run = (runId: string, startedAt: number, covered: number) => ({
    ...{ id: runId, collectorId: 'ci', startedAt, endedAt: startedAt },
    ...{ covered, failed: 1, changed: 2, pushedBy: 'external:ci' },
  });

  async function setUp() {
    const { store } = await databases.create(id);
    await store.entities.save([entity('a'), entity('b')], start - minute);
    const push = (
      record: ReturnType<typeof run>,
      observedAt: Record<string, number>,
    ) =>
      store.transaction(async tx => {
        await tx.collectors.lock('ci');
        const observed = Object.entries(observedAt).map(
          ([name, at]) => [ref(name), at] as const,
        );
        await tx.collectors.recordPush(record, new Map(observed));
      });
    const coverage = async (name: string) =>
      (await store.facts.coverage([ref(name)])).get(ref(name));
    return { store, push, coverage };
  }

  it('covers each entity from when it was observed, and says nothing of others', async () => {
    const { push, coverage } = await setUp();
    await push(run('p1', start, 1), { a: start - minute });
    expect(await coverage('a')).toEqual([
      { collectorId: 'ci', coveredAt: start - minute, isApart: true },
    ]);
    expect(await coverage('b')).toEqual([{ collectorId: 'ci' }]);
  });

  it('leaves the newest that was kept, whatever is refused afterwards', async () => {
    const { store, push } = await setUp();
    const newest = () => store.collectors.newestCoverage(['ci', 'other']);
    expect(await newest()).toEqual(new Map());
    await push(run('p1', start, 2), { a: start, b: start - minute });
    await push(run('p2', start + minute, 0), {});
    await store.collectors.recordRefusals('ci', {
      ...{ refusals: new Map([['c', 'wrong']]), at: start + minute },
    });
    expect(await newest()).toEqual(new Map([['ci', start]]));
  });

  it('keeps what was observed last, in whatever order it comes', async () => {
    const { push, coverage } = await setUp();
    await push(run('p1', start, 1), { a: start });
    await push(run('p2', start + minute, 1), { a: start - minute });
    expect(await coverage('a')).toMatchObject([{ coveredAt: start }]);
    await push(run('p3', start + minute, 1), { a: start + minute });
    expect(await coverage('a')).toMatchObject([{ coveredAt: start + minute }]);
  });

  it('is the newest run of its source, once, also when it is written in parts', async () => {
    const { store, push } = await setUp();
    await push(run('p1', start, 1), { a: start });
    await push(run('p1', start, 2), { b: start });
    expect(await store.collectors.lastRuns()).toEqual(
      new Map([['ci', { ended: run('p1', start, 2) }]]),
    );
    expect(await store.collectors.states()).toEqual([
      { collectorId: 'ci', staleFacts: [] },
    ]);
    expect(await store.collectors.prune(start + minute)).toBe(0);
  });
});
