import type { CollectionRun } from '../stores/CollectorStore';
import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import { entity, minute, ref, start } from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('DatabaseCollectorStore on %s', id => {
  let runs = 0;

  function run(
    startedAt: number,
    more: Partial<CollectionRun> = {},
  ): CollectionRun & { endedAt: number } {
    return {
      id: `run-${runs++}`,
      collectorId: 'catalog',
      startedAt,
      covered: 2,
      failed: 0,
      changed: 0,
      ...more,
      endedAt: startedAt + 1000,
    };
  }

  async function setUp() {
    const { knex, store } = await databases.create(id);
    await store.entities.save([entity('a'), entity('b')], start - minute);
    const coverage = async (name: string) =>
      (await store.facts.coverage([ref(name)])).get(ref(name));
    return { knex, store, collectors: store.collectors, coverage };
  }

  it('knows a run from its start to its end', async () => {
    const { collectors } = await setUp();
    const first = run(start, { covered: 3, failed: 1, changed: 7 });
    await collectors.startRun(first);
    expect((await collectors.lastRuns()).get('catalog')).toEqual({
      runningSince: start,
    });
    expect(await collectors.states()).toEqual([
      { collectorId: 'catalog', staleFacts: [] },
    ]);
    await collectors.finishRun(first, new Map());
    const alone = run(start + minute, { entityRef: ref('a') });
    await collectors.startRun(alone);
    await collectors.finishRun(alone, new Map());
    expect(await collectors.lastRuns()).toEqual(
      new Map([['catalog', { ended: first }]]),
    );
    await collectors.startRun(run(start + 2 * minute));
    expect((await collectors.lastRuns()).get('catalog')).toEqual({
      ended: first,
      runningSince: start + 2 * minute,
    });
  });

  it('covers all entities by a run without an error, at its start', async () => {
    const { collectors, coverage } = await setUp();
    expect(await coverage('a')).toEqual([]);
    await collectors.finishRun(run(start), new Map());
    expect(await collectors.states()).toEqual([
      { collectorId: 'catalog', coveredAt: start, staleFacts: [] },
    ]);
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start },
    ]);
  });

  it('keeps the coverage when a run fails, and shows the error until one does not', async () => {
    const { collectors, coverage } = await setUp();
    await collectors.finishRun(run(start), new Map());
    await collectors.setStaleFacts('catalog', ['catalog.hasOwner']);
    const failed = run(start + minute, { covered: 0, error: 'gone \0away' });
    await collectors.finishRun(failed, new Map([[ref('a'), 'not shown']]));
    expect(await collectors.states()).toEqual([
      {
        collectorId: 'catalog',
        coveredAt: start,
        error: 'gone away',
        staleFacts: ['catalog.hasOwner'],
      },
    ]);
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start, error: 'gone away' },
    ]);
    await collectors.finishRun(run(start + 2 * minute), new Map());
    expect(await collectors.states()).toEqual([
      { collectorId: 'catalog', coveredAt: start + 2 * minute, staleFacts: [] },
    ]);
  });

  it('leaves entities that failed at their earlier coverage until they recover', async () => {
    const { knex, collectors, coverage } = await setUp();
    const failures = new Map([[ref('a'), 'timeout']]);
    await collectors.finishRun(run(start), new Map());
    await collectors.finishRun(run(start + minute), failures);
    expect(await coverage('a')).toEqual([
      {
        collectorId: 'catalog',
        coveredAt: start,
        error: 'timeout',
        isApart: true,
      },
    ]);
    expect(await coverage('b')).toEqual([
      { collectorId: 'catalog', coveredAt: start + minute },
    ]);
    expect(await collectors.failuresOf(['catalog', 'other'])).toEqual(
      new Map([['catalog', failures]]),
    );

    // The same failure again says nothing new: the run and the collector are the two rows.
    const again = run(start + 2 * minute);
    const written = await countWrites(knex, () =>
      collectors.finishRun(again, failures),
    );
    expect(written).toBe(2);
    await collectors.finishRun(
      run(start + 3 * minute),
      new Map([[ref('a'), 'other']]),
    );
    expect(await coverage('a')).toEqual([
      {
        collectorId: 'catalog',
        coveredAt: start,
        error: 'other',
        isApart: true,
      },
    ]);

    await collectors.finishRun(run(start + 4 * minute), new Map());
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start + 4 * minute },
    ]);
    expect(await collectors.failuresOf(['catalog'])).toEqual(new Map());
  });

  it('does not say that an entity was covered before it was there', async () => {
    const { store, collectors, coverage } = await setUp();
    await collectors.finishRun(run(start), new Map());
    await store.entities.save([entity('new')], start + minute);
    expect(await coverage('new')).toEqual([{ collectorId: 'catalog' }]);
    const failures = new Map([[ref('new'), 'timeout']]);
    await collectors.finishRun(run(start + 2 * minute), failures);
    expect(await coverage('new')).toEqual([
      { collectorId: 'catalog', error: 'timeout', isApart: true },
    ]);
    await collectors.finishRun(run(start + 3 * minute), new Map());
    expect(await coverage('new')).toEqual([
      { collectorId: 'catalog', coveredAt: start + 3 * minute },
    ]);
  });

  it('moves or fails one entity alone', async () => {
    const { collectors, coverage } = await setUp();
    await collectors.finishRun(run(start), new Map());
    const alone = { entityRef: ref('a'), covered: 1 };
    await collectors.finishRun(run(start + minute, alone), new Map());
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start + minute, isApart: true },
    ]);
    expect(await coverage('b')).toEqual([
      { collectorId: 'catalog', coveredAt: start },
    ]);
    await collectors.finishRun(
      run(start + 2 * minute, { ...alone, covered: 0, failed: 1 }),
      new Map([[ref('a'), 'timeout']]),
    );
    expect(await coverage('a')).toEqual([
      {
        collectorId: 'catalog',
        coveredAt: start + minute,
        error: 'timeout',
        isApart: true,
      },
    ]);
    await collectors.finishRun(run(start + 3 * minute, alone), new Map());
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start + 3 * minute, isApart: true },
    ]);
    expect((await collectors.states())[0]?.coveredAt).toBe(start);
  });

  it('keeps what was found out about one entity while a run over all went on', async () => {
    const { collectors, coverage } = await setUp();
    await collectors.finishRun(run(start), new Map());
    const alone = { covered: 1, collectorId: 'catalog' };
    await collectors.finishRun(
      run(start + 2 * minute, { ...alone, entityRef: ref('a') }),
      new Map(),
    );
    await collectors.finishRun(
      run(start + 2 * minute, { ...alone, entityRef: ref('b') }),
      new Map([[ref('b'), 'timeout']]),
    );
    await collectors.finishRun(run(start + minute), new Map());
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start + 2 * minute, isApart: true },
    ]);
    expect(await coverage('b')).toEqual([
      {
        collectorId: 'catalog',
        coveredAt: start + minute,
        error: 'timeout',
        isApart: true,
      },
    ]);
  });

  it('is not set back by an earlier run that ends later', async () => {
    const { collectors, coverage } = await setUp();
    await collectors.finishRun(run(start + minute), new Map());
    await collectors.finishRun(run(start), new Map([[ref('a'), 'late']]));
    await collectors.finishRun(run(start, { error: 'late' }), new Map());
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start + minute },
    ]);
  });

  it('retains installed collectors and names the entities of the others', async () => {
    const { store, collectors } = await setUp();
    const document = { values: {}, changedAt: start };
    await store.facts.save([
      { ...document, entityRef: ref('a'), collectorId: 'catalog' },
      { ...document, entityRef: ref('a'), collectorId: 'gone' },
      { ...document, entityRef: ref('b'), collectorId: 'gone' },
    ]);
    await collectors.finishRun(run(start), new Map());
    await collectors.finishRun(
      run(start, { collectorId: 'gone' }),
      new Map([[ref('b'), 'timeout']]),
    );
    const day = 24 * 60 * minute;
    const retain = (installed: string[], at: number) =>
      collectors.retain(installed, { at, absentBefore: at - day });
    const remaining = async () =>
      (await collectors.states()).map(s => s.collectorId);
    // A replica of an earlier release does not know it yet.
    expect(await retain(['catalog'], start)).toEqual([]);
    expect(await retain(['catalog', 'gone'], start + day)).toEqual([]);
    expect(await retain(['catalog'], start + day)).toEqual([]);
    expect(await retain(['catalog'], start + 2 * day - 1)).toEqual([]);
    expect(await remaining()).toEqual(['catalog', 'gone']);
    expect(await retain(['catalog', 'not-yet-run'], start + 2 * day)).toEqual([
      ref('a'),
      ref('b'),
    ]);
    expect(await retain(['catalog'], start + 9 * day)).toEqual([]);
    expect(await store.facts.entitiesWith('gone')).toEqual([]);
    expect(await store.facts.entitiesWith('catalog')).toEqual([ref('a')]);
    expect(await remaining()).toEqual(['catalog']);
  });

  it('knows what a run got to that did not end well, entity by entity', async () => {
    const { collectors, coverage } = await setUp();
    await collectors.finishRun(run(start), new Map());
    const broken = run(start + minute, { error: 'the time was up' });
    await collectors.finishRun(broken, new Map(), [ref('a')]);
    expect(await coverage('a')).toEqual([
      { collectorId: 'catalog', coveredAt: start + minute, isApart: true },
    ]);
    expect(await coverage('b')).toEqual([
      {
        ...{ collectorId: 'catalog', coveredAt: start },
        error: 'the time was up',
      },
    ]);
    await collectors.finishRun(run(start + 2 * minute), new Map());
    expect(await coverage('a')).toEqual(await coverage('b'));
  });

  it('lets a run over some speak for these alone', async () => {
    const { collectors, coverage } = await setUp();
    await collectors.finishRun(run(start, { entitiesRevision: 7 }), new Map());
    const some = run(start + minute, { isPartial: true });
    await collectors.startRun(some);
    await collectors.finishRun(some, new Map(), [ref('a')]);
    expect((await coverage('a'))?.[0]?.coveredAt).toBe(start + minute);
    expect((await coverage('b'))?.[0]?.coveredAt).toBe(start);
    expect((await collectors.lastRuns()).get('catalog')).not.toHaveProperty(
      'runningSince',
    );
    for (const revision of [9, 8]) {
      await collectors.setEntitiesRevision('catalog', revision);
    }
    expect((await collectors.states())[0]?.entitiesRevision).toBe(9);
  });

  it('prunes old runs, but for the last of each collector', async () => {
    const { collectors } = await setUp();
    for (const startedAt of [start, start + minute]) {
      const started = run(startedAt);
      await collectors.startRun(started);
      await collectors.finishRun(started, new Map());
    }
    await collectors.startRun({
      id: 'its-replica-died',
      collectorId: 'catalog',
      entityRef: ref('a'),
      startedAt: start,
    });
    expect(await collectors.prune(start)).toBe(0);
    expect(await collectors.prune(start + 9 * minute)).toBe(2);
    expect((await collectors.lastRuns()).get('catalog')?.ended?.startedAt).toBe(
      start + minute,
    );
  });
});
