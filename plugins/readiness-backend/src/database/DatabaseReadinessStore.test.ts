import type { ReadinessStore } from '../stores/ReadinessStore';
import { testDatabases } from './__testUtils__/databases';
import {
  checkTransition,
  entity,
  ref,
  result,
  start,
} from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

async function writeEverywhere(store: ReadinessStore) {
  await store.entities.save([entity('a')], start);
  await store.facts.save([
    { entityRef: ref('a'), collectorId: 'c', values: {}, changedAt: start },
  ]);
  await store.results.save([result('a')]);
  await store.history.append([
    { entityRef: ref('a'), transition: checkTransition('has-owner') },
  ]);
  await store.queue.enqueue([ref('a')]);
}

describe.each(databases.ids)('DatabaseReadinessStore on %s', id => {
  it('writes all of a transaction or nothing', async () => {
    const { store } = await databases.create(id);
    const failing = store.transaction(async tx => {
      await writeEverywhere(tx);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.entities.fingerprints()).toEqual([]);
    expect(await store.facts.entitiesWith('c')).toEqual([]);
    expect(await store.results.get([ref('a')])).toEqual(new Map());
    expect(await store.history.list({ entityRef: ref('a'), limit: 1 })).toEqual(
      [],
    );
    expect((await store.queue.depth()).depth).toBe(0);
    expect(await store.revision()).toBe(0);

    // What the process learnt in the transaction must not be missing now.
    expect(await store.transaction(writeEverywhere)).toBeUndefined();
    expect(await store.results.get([ref('a')])).toEqual(
      new Map([[ref('a'), [result('a')]]]),
    );
  });

  it('takes one revision per transaction that writes entities or results', async () => {
    const { store } = await databases.create(id);
    await store.transaction(writeEverywhere);
    expect(await store.revision()).toBe(1);
    await store.transaction(async tx => {
      await tx.entities.save([entity('b')], start);
      await tx.entities.save([entity('c')], start);
      await tx.results.save([result('b')]);
      await tx.results.delete('production-readiness', [ref('a')]);
    });
    expect(await store.revision()).toBe(2);
    await store.transaction(async tx => {
      await tx.queue.enqueue([ref('a')]);
      await tx.entities.setMisses([ref('a')], 1);
      await tx.entities.get([ref('a')]);
    });
    expect(await store.revision()).toBe(2);
  });

  it('does not nest transactions', async () => {
    const { store } = await databases.create(id);
    await expect(
      store.transaction(tx => tx.transaction(async () => 1)),
    ).rejects.toThrow('Transactions do not nest');
  });

  it('gives back what the work returns', async () => {
    const { store } = await databases.create(id);
    expect(await store.transaction(async () => 'done')).toBe('done');
  });
});
