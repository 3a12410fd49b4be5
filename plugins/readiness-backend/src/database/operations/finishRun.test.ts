import { countWrites } from '../__testUtils__/countWrites';
import { testDatabases } from '../__testUtils__/databases';
import { entity, minute, ref, start } from '../__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('observations in finishRun on %s', id => {
  async function setUp() {
    const { knex, store } = await databases.create(id);
    await store.entities.save([entity('a'), entity('b')], start - minute);
    let count = 0;
    /** A run at a minute, over all unless it says otherwise. */
    const finish = async (
      at: number,
      observed: Record<string, number> = {},
      more: {
        failures?: Record<string, string>;
        run?: { isPartial?: true; entityRef?: string; error?: string };
        covered?: string[];
      } = {},
    ) => {
      count += 1;
      const startedAt = start + at * minute;
      const toRefs = <T>(record: Record<string, T>) =>
        new Map(Object.entries(record).map(([n, value]) => [ref(n), value]));
      await store.collectors.finishRun(
        {
          ...{ id: `r${count}`, collectorId: 'c', startedAt },
          ...{ endedAt: startedAt, covered: 2, failed: 0, changed: 0 },
          ...more.run,
        },
        toRefs(more.failures ?? {}),
        (more.covered ?? []).map(ref),
        new Map([...toRefs(observed)].map(([r, m]) => [r, start + m * minute])),
      );
    };
    const coverage = async (name: string) => {
      const [found] =
        (await store.facts.coverage([ref(name)])).get(ref(name)) ?? [];
      const service = await store.service(ref(name));
      // A page reads it in its own way.
      expect(service?.coverage).toEqual([found]);
      const { coveredAt, error, isApart } = found ?? {};
      return [coveredAt && (coveredAt - start) / minute, isApart, error];
    };
    return { knex, finish, coverage };
  }

  it('cover an entity from when its source was asked, and the others from the start of the run', async () => {
    const { finish, coverage } = await setUp();
    await finish(60, { a: 10 });
    expect(await coverage('a')).toEqual([10, true, undefined]);
    expect(await coverage('b')).toEqual([60, undefined, undefined]);
  });

  it('are written when they are new, and not again', async () => {
    const { knex, finish } = await setUp();
    const told = { a: 10, b: 11 };
    await finish(59);
    const usual = await countWrites(knex, () => finish(60));
    const first = await countWrites(knex, () => finish(61, told));
    const again = await countWrites(knex, () => finish(62, told));
    const one = await countWrites(knex, () => finish(63, { ...told, b: 62 }));
    expect([first, again, one]).toEqual([usual + 2, usual, usual + 1]);
  });

  it('end with a run that does not say it', async () => {
    const { finish, coverage } = await setUp();
    await finish(60, { a: 10 });
    await finish(61);
    expect(await coverage('a')).toEqual([61, undefined, undefined]);
  });

  it('are what was said last, even where that is an earlier moment', async () => {
    const { finish, coverage } = await setUp();
    await finish(60, { a: 50 });
    await finish(61, { a: 10 });
    expect(await coverage('a')).toEqual([10, true, undefined]);
  });

  it('stay while the entity fails, until a run says so again', async () => {
    const { finish, coverage } = await setUp();
    await finish(60, { a: 10 });
    await finish(61, {}, { failures: { a: 'down' } });
    expect(await coverage('a')).toEqual([10, true, 'down']);
    await finish(62, { a: 10 });
    expect(await coverage('a')).toEqual([10, true, undefined]);
  });

  it.each([
    ['one', { entityRef: ref('a') }],
    ['some', { isPartial: true as const }],
    ['all that ended with an error', { error: 'the time was up' }],
  ])('hold in a run over %s', async (_, run) => {
    const { finish, coverage } = await setUp();
    await finish(60);
    await finish(70, { a: 65 }, { run, covered: ['a'] });
    expect((await coverage('a')).slice(0, 2)).toEqual([65, true]);
    await finish(80, {}, { run, covered: ['a'] });
    expect((await coverage('a')).slice(0, 2)).toEqual([80, true]);
  });

  it('do not set back what was found out about one entity while the run went on', async () => {
    const { finish, coverage } = await setUp();
    await finish(65, { a: 65 }, { run: { entityRef: ref('a') } });
    await finish(60, { a: 10 });
    expect(await coverage('a')).toEqual([65, true, undefined]);
  });
});
