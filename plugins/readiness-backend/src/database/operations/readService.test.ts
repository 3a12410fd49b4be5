import type { CollectionRun } from '../../stores/CollectorStore';
import type { DatabaseReadinessStore } from '../DatabaseReadinessStore';
import { testDatabases } from '../__testUtils__/databases';
import { entity, minute, ref, result, start } from '../__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

/** The same, from the stores that serve many entities at once. */
async function oneByOne(store: DatabaseReadinessStore, entityRef: string) {
  const stored = (await store.entities.get([entityRef])).get(entityRef);
  return (
    stored && {
      stored,
      results: (await store.results.get([entityRef])).get(entityRef) ?? [],
      documents:
        (await store.facts.documents([entityRef])).get(entityRef) ?? [],
      coverage: (await store.facts.coverage([entityRef])).get(entityRef) ?? [],
      pending: await store.queue.isQueued(entityRef),
    }
  );
}

describe.each(databases.ids)('readService on %s', id => {
  it('says of every entity what the stores say one by one', async () => {
    const { store } = await databases.create(id);
    await store.entities.save(
      ['a', 'b', 'failed', 'alone', 'gone'].map(name => entity(name)),
      start,
    );
    await store.results.save([
      result('a'),
      result('a', { scorecardId: 'another' }),
      result('b'),
      result('gone'),
    ]);
    await store.facts.save(
      ['a', 'failed', 'gone'].flatMap(name =>
        ['catalog', 'pager', 'never-over-all'].map(collectorId => ({
          ...{ entityRef: ref(name), collectorId },
          values: { 'oncall.hasSchedule': true },
          changedAt: start,
        })),
      ),
    );
    const run = (
      collectorId: string,
      startedAt: number,
      more: Partial<CollectionRun> = {},
    ) => ({
      ...{ id: `${collectorId}-${startedAt}`, collectorId },
      ...{ startedAt, endedAt: startedAt + 1000 },
      ...{ covered: 1, failed: 0, changed: 0, ...more },
    });
    const runs: Array<[ReturnType<typeof run>, Array<[string, string]>]> = [
      [run('catalog', start + minute), []],
      [run('pager', start + minute), [[ref('failed'), '404 for it']]],
      [run('catalog', start + 2 * minute, { covered: 0, error: 'down' }), []],
      [run('pager', start + 3 * minute, { entityRef: ref('alone') }), []],
    ];
    for (const [finished, failures] of runs) {
      await store.collectors.startRun(finished);
      await store.collectors.finishRun(finished, new Map(failures));
    }
    await store.entities.save([entity('new')], start + 4 * minute);
    await store.queue.enqueue([ref('b')]);
    await store.entities.remove([ref('gone')], start + 5 * minute);

    for (const name of ['a', 'b', 'failed', 'alone', 'new', 'gone', 'none']) {
      const entityRef = ref(name);
      expect([name, await store.service(entityRef)]).toEqual([
        name,
        await oneByOne(store, entityRef),
      ]);
    }
    expect((await store.service(ref('a')))?.results).toHaveLength(2);
    expect((await store.service(ref('b')))?.pending).toBe(true);
    expect((await store.service(ref('failed')))?.coverage[1]?.error).toBe(
      '404 for it',
    );
  });
});
