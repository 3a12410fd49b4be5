import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import {
  checkTransition,
  entity,
  minute,
  ref,
  result,
  start,
} from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('DatabaseEntityStore on %s', id => {
  it('gives back what was saved, alive and in order', async () => {
    const { store } = await databases.create(id);
    const { entities } = store;
    await entities.save([entity('b'), entity('a'), entity('c')], start);

    const found = await entities.get([ref('a'), ref('b'), ref('nobody')]);
    expect([...found.keys()].sort()).toEqual([ref('a'), ref('b')]);
    const { fingerprint: _, ...stored } = entity('a');
    expect(found.get(ref('a'))).toEqual(stored);
    expect(await entities.page({ limit: 2 })).toEqual([
      expect.objectContaining({ entityRef: ref('a') }),
      expect.objectContaining({ entityRef: ref('b') }),
    ]);
    expect(await entities.page({ after: ref('b'), limit: 2 })).toEqual([
      expect.objectContaining({ entityRef: ref('c') }),
    ]);
    expect(await entities.fingerprints()).toContainEqual({
      entityRef: ref('a'),
      fingerprint: 'first',
      misses: 0,
    });
    const ofOne = await entities.fingerprints([ref('b'), ref('nobody')]);
    expect(ofOne.map(({ entityRef }) => entityRef)).toEqual([ref('b')]);
  });

  it('replaces what it has, and writes an entity once that is given twice', async () => {
    const { store } = await databases.create(id);
    const { entities } = store;
    await entities.save([entity('a')], start);
    await entities.setMisses([ref('a')], 2);
    await entities.save([entity('a', 'second'), entity('a', 'third')], start);
    expect(await entities.fingerprints()).toEqual([
      { entityRef: ref('a'), fingerprint: 'third', misses: 0 },
    ]);
    const found = await entities.get([ref('a')]);
    expect(found.get(ref('a'))?.entity.metadata.description).toBe('third');
  });

  it('counts misses without a new revision, and writes none that it has', async () => {
    const { knex, store } = await databases.create(id);
    const { entities } = store;
    await entities.save([entity('a'), entity('b')], start);
    const revision = await store.revision();
    await entities.setMisses([ref('a')], 1);
    expect(await entities.countMissing()).toBe(1);
    expect(await store.revision()).toBe(revision);
    const written = await countWrites(knex, () =>
      entities.setMisses([ref('a')], 1),
    );
    expect(written).toBe(0);
    await entities.remove([ref('a')], start);
    expect(await entities.countMissing()).toBe(0);
  });

  it('removes everything but history, and leaves tombstones', async () => {
    const { knex, store } = await databases.create(id);
    const { entities, facts, queue, results, history, collectors } = store;
    await entities.save([entity('a'), entity('b')], start);
    for (const name of ['a', 'b']) {
      await facts.save([
        {
          entityRef: ref(name),
          collectorId: 'catalog',
          values: { 'catalog.hasOwner': true },
          changedAt: start,
        },
      ]);
      await results.save([result(name)]);
      await queue.enqueue([ref(name)]);
      await history.append([
        { entityRef: ref(name), transition: checkTransition('has-owner') },
      ]);
      await collectors.finishRun(
        {
          id: `run-${name}`,
          collectorId: 'catalog',
          entityRef: ref(name),
          startedAt: start,
          endedAt: start,
          covered: 1,
          failed: 0,
          changed: 1,
        },
        new Map(),
      );
    }
    const before = await store.revision();
    await entities.remove([ref('a'), ref('never-there')], start + minute);

    for (const table of [
      'fact_documents',
      'results',
      'evaluation_queue',
      'entity_coverage',
    ]) {
      expect(await knex(table).pluck('entity_ref')).toEqual([ref('b')]);
    }
    expect(await entities.get([ref('a')])).toEqual(new Map());
    expect(await entities.page({ limit: 9 })).toHaveLength(1);
    expect(await entities.fingerprints()).toHaveLength(1);
    const kept = await history.list({ entityRef: ref('a'), limit: 9 });
    // What happened, and with what its result ended.
    expect(kept.map(({ transition }) => transition.kind)).toEqual([
      'end',
      'check',
    ]);
    const revision = await store.revision();
    expect(revision).toBe(before + 1);
    expect(await entities.changedSince(before)).toEqual([
      { revision, removed: true, entityRef: ref('a') },
    ]);
    expect(await results.changedSince(before)).toEqual([
      {
        revision,
        removed: true,
        entityRef: ref('a'),
        scorecardId: 'production-readiness',
      },
    ]);
  });

  it('writes nothing when it removes what is gone', async () => {
    const { knex, store } = await databases.create(id);
    await store.entities.save([entity('a')], start);
    await store.entities.remove([ref('a')], start);
    const written = await countWrites(knex, () =>
      store.entities.remove([ref('a'), ref('b')], start + minute),
    );
    expect(written).toBe(0);
  });

  it('takes back an entity that returns', async () => {
    const { store } = await databases.create(id);
    const { entities } = store;
    await entities.save([entity('a')], start);
    await entities.remove([ref('a')], start);
    await entities.save([entity('a', 'second')], start + minute);
    expect(await entities.fingerprints()).toEqual([
      { entityRef: ref('a'), fingerprint: 'second', misses: 0 },
    ]);
    expect(await entities.changedSince(0)).toEqual([
      expect.objectContaining({ revision: 3, removed: false }),
    ]);
    expect(await entities.prune(start + 9 * minute)).toBe(0);
  });

  it('tells changes in the order of their revisions, over more than one page', async () => {
    const { store } = await databases.create(id);
    const { entities } = store;
    const many = Array.from({ length: 2500 }, (_, i) => entity(`many-${i}`));
    await entities.save(many, start);
    await entities.save([entity('many-7', 'second')], start);
    const changes = await entities.changedSince(0);
    expect(changes).toHaveLength(2500);
    expect(changes[2499]).toEqual({
      revision: 2,
      removed: false,
      stored: expect.objectContaining({ entityRef: ref('many-7') }),
    });
    expect(await entities.changedSince(1)).toHaveLength(1);
    expect(await entities.changedSince(2)).toEqual([]);
  });

  it('prunes old tombstones, and what was written for an entity that is gone', async () => {
    const { knex, store } = await databases.create(id);
    const { entities, facts, results } = store;
    await entities.save([entity('old'), entity('new'), entity('alive')], start);
    await results.save([result('old')]);
    await entities.remove([ref('old')], start);
    await entities.remove([ref('new')], start + 2 * minute);
    const document = { collectorId: 'catalog', values: {}, changedAt: start };
    await facts.save([
      { ...document, entityRef: ref('old') },
      { ...document, entityRef: ref('alive') },
    ]);
    await knex('removed_results').update({
      removed_at: new Date(start).toISOString(),
    });

    expect(await entities.prune(start + minute)).toBe(1);
    expect(await entities.changedSince(0)).toEqual([
      expect.objectContaining({ removed: false }),
      expect.objectContaining({ removed: true, entityRef: ref('new') }),
    ]);
    expect(await facts.entitiesWith('catalog')).toEqual([ref('alive')]);
    expect(await knex('removed_results').pluck('entity_ref')).toEqual([]);
  });

  it('holds rows in a transaction only', async () => {
    const { store } = await databases.create(id);
    await store.entities.save([entity('b'), entity('a')], start);
    await expect(store.entities.lock([ref('a')])).rejects.toThrow(
      'only be held in a transaction',
    );
    const found = await store.transaction(tx =>
      tx.entities.lock([ref('b'), ref('a'), ref('nobody')]),
    );
    expect([...found.keys()]).toEqual([ref('a'), ref('b')]);
  });

  it('takes empty lists', async () => {
    const { store } = await databases.create(id);
    await store.entities.save([], start);
    await store.entities.setMisses([], 1);
    await store.entities.remove([], start);
    expect(await store.entities.get([])).toEqual(new Map());
    expect(await store.revision()).toBe(0);
  });
});
