import type { EvaluationQueue, QueueLease } from '../stores/EvaluationQueue';
import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import { entity, ref, start } from './__testUtils__/examples';
import type { DatabaseReadinessStore } from './DatabaseReadinessStore';

jest.setTimeout(60_000);

const databases = testDatabases();

const claim = (queue: EvaluationQueue, limit = 10, leaseSeconds = 60) =>
  queue.claim({ limit, leaseSeconds });

const refsOf = (lease: QueueLease) =>
  lease.items.map(({ entityRef }) => entityRef).sort();

/** Does what an evaluation does; returns the entities whose results would be written. */
async function evaluate(store: DatabaseReadinessStore, lease: QueueLease) {
  return store.transaction(async tx => {
    const held = await tx.queue.stillHeld(lease);
    await tx.queue.complete(lease, held);
    return held.map(({ entityRef }) => entityRef);
  });
}

describe.each(databases.ids)('DatabaseEvaluationQueue on %s', id => {
  it('hands out what was asked for, once, and is empty afterwards', async () => {
    const { store } = await databases.create(id);
    const { queue } = store;
    await queue.enqueue([ref('b'), ref('a'), ref('b')]);
    expect(await queue.depth()).toEqual({
      depth: 2,
      oldestAt: expect.any(Number),
    });
    const lease = await claim(queue);
    expect(refsOf(lease)).toEqual([ref('a'), ref('b')]);
    expect((await claim(queue)).items).toEqual([]);
    expect(await queue.isQueued(ref('a'))).toBe(true);
    expect(await evaluate(store, lease)).toHaveLength(2);
    expect(await queue.depth()).toEqual({ depth: 0, oldestAt: undefined });
    expect(await queue.isQueued(ref('a'))).toBe(false);
    expect((await claim(queue)).items).toEqual([]);
  });

  it('says by the database how long the oldest has waited', async () => {
    const { queue } = (await databases.create(id)).store;
    const before = Date.now();
    await queue.enqueue([ref('a')]);
    const { oldestAt } = await queue.depth();
    expect(Math.abs((oldestAt ?? 0) - before)).toBeLessThan(60_000);
  });

  it('hands out the oldest first', async () => {
    const { knex, store } = await databases.create(id);
    const { queue } = store;
    await queue.enqueue([ref('a')]);
    await queue.enqueue([ref('z')]);
    await knex('evaluation_queue')
      .where({ entity_ref: ref('z') })
      .update({ locked_until: new Date(start - 86_400_000).toISOString() });
    expect(refsOf(await claim(queue, 1))).toEqual([ref('z')]);
    expect(refsOf(await claim(queue, 1))).toEqual([ref('a')]);
  });

  it('hands out the given entities only', async () => {
    const { queue } = (await databases.create(id)).store;
    await queue.enqueue([ref('a'), ref('b'), ref('c')]);
    const given = { limit: 10, leaseSeconds: 60 };
    const lease = await queue.claim({
      ...given,
      entityRefs: [ref('b'), ref('none')],
    });
    expect(refsOf(lease)).toEqual([ref('b')]);
    expect(
      (await queue.claim({ ...given, entityRefs: [ref('b')] })).items,
    ).toEqual([]);
    expect(refsOf(await claim(queue))).toEqual([ref('a'), ref('c')]);
  });

  it('writes nothing when asked twice before it starts', async () => {
    const { knex, store } = await databases.create(id);
    await store.queue.enqueue([ref('a')]);
    const written = await countWrites(knex, () =>
      store.queue.enqueue([ref('a')]),
    );
    expect(written).toBe(0);
  });

  it('hands out again what was asked for during the evaluation', async () => {
    const { store } = await databases.create(id);
    const { queue } = store;
    await queue.enqueue([ref('a'), ref('b')]);
    const lease = await claim(queue);
    await queue.enqueue([ref('a')]);
    expect((await claim(queue)).items).toEqual([]);
    await evaluate(store, lease);
    const second = await claim(queue);
    expect(refsOf(second)).toEqual([ref('a')]);
    await evaluate(store, second);
    expect((await queue.depth()).depth).toBe(0);
  });

  it('never hands one item to two workers', async () => {
    const { store } = await databases.create(id);
    const { queue } = store;
    const names = Array.from({ length: 500 }, (_, i) => ref(`many-${i}`));
    await queue.enqueue(names);
    const leases: QueueLease[] = [];
    const worker = async () => {
      for (;;) {
        const lease = await claim(queue, 7);
        if (lease.items.length === 0) return;
        leases.push(lease);
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    // A worker that met nothing but locked rows stopped early; what it left is still there.
    await worker();
    expect(leases.flatMap(refsOf).sort()).toEqual(names.sort());
  });

  it('takes an item from a worker that is too slow, and shuts that one out', async () => {
    const { store } = await databases.create(id);
    const { queue } = store;
    await queue.enqueue([ref('a'), ref('b')]);
    const slow = await claim(queue, 10, 0);
    const fast = await claim(queue, 1);
    expect(refsOf(fast)).toEqual([ref('a')]);

    expect(await evaluate(store, slow)).toEqual([ref('b')]);
    await queue.complete(slow, slow.items);
    await queue.fail(slow, [ref('a')], 'too late');
    expect(await queue.isQueued(ref('a'))).toBe(true);
    expect((await claim(queue)).items).toEqual([]);

    expect(await evaluate(store, fast)).toEqual([ref('a')]);
    expect((await queue.depth()).depth).toBe(0);
  });

  it('lets a slow worker finish what nobody else has taken', async () => {
    const { store } = await databases.create(id);
    await store.queue.enqueue([ref('a')]);
    const slow = await claim(store.queue, 10, 0);
    expect(await evaluate(store, slow)).toEqual([ref('a')]);
    expect((await store.queue.depth()).depth).toBe(0);
  });

  it('keeps an item whose evaluation is rolled back', async () => {
    const { store } = await databases.create(id);
    await store.queue.enqueue([ref('a')]);
    const lease = await claim(store.queue, 10, 0);
    const failing = store.transaction(async tx => {
      await tx.queue.complete(lease, await tx.queue.stillHeld(lease));
      throw new Error('the machine stopped');
    });
    await expect(failing).rejects.toThrow('the machine stopped');
    expect(refsOf(await claim(store.queue))).toEqual([ref('a')]);
  });

  it('pauses after an error, longer each time', async () => {
    const { knex, store } = await databases.create(id);
    const { queue } = store;
    await queue.enqueue([ref('a')]);
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt++) {
      const lease = await claim(queue);
      expect(refsOf(lease)).toEqual([ref('a')]);
      await queue.fail(lease, [ref('a')], 'bad \0 luck');
      expect((await claim(queue)).items).toEqual([]);
      const row = await knex('evaluation_queue').first();
      expect(row.error).toBe('bad  luck');
      pauses.push((Number(new Date(row.locked_until)) - Date.now()) / 1000);
      await knex('evaluation_queue').update({
        locked_until: new Date(start).toISOString(),
      });
    }
    const expected = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600];
    pauses.forEach((pause, index) => {
      // The two clocks are read a moment apart.
      expect(Math.abs(pause - (expected[index] ?? 0))).toBeLessThan(5);
    });
  });

  it('ends the pause when it is asked again, and the next success forgets the error', async () => {
    const { knex, store } = await databases.create(id);
    const { queue } = store;
    await queue.enqueue([ref('a')]);
    await queue.fail(await claim(queue), [ref('a')], 'bad luck');
    await queue.enqueue([ref('a')]);
    const lease = await claim(queue);
    expect(refsOf(lease)).toEqual([ref('a')]);
    await queue.enqueue([ref('a')]);
    await evaluate(store, lease);
    expect(await knex('evaluation_queue').first()).toMatchObject({
      attempts: 0,
      error: null,
      token: null,
    });
  });

  it('asks for every living entity', async () => {
    const { store } = await databases.create(id);
    const { entities, queue } = store;
    expect(await queue.enqueueAll()).toBe(0);
    await entities.save([entity('a'), entity('b'), entity('gone')], start);
    await entities.remove([ref('gone')], start);
    await queue.enqueue([ref('a')]);
    const lease = await claim(queue);
    expect(await queue.enqueueAll()).toBe(2);
    await evaluate(store, lease);
    expect(refsOf(await claim(queue))).toEqual([ref('a'), ref('b')]);
  });

  it('takes empty lists', async () => {
    const { store } = await databases.create(id);
    await store.queue.enqueue([]);
    const lease = await claim(store.queue);
    expect(await evaluate(store, lease)).toEqual([]);
    await store.queue.fail(lease, [], 'nothing');
    await expect(store.queue.stillHeld(lease)).rejects.toThrow(
      'only be held in a transaction',
    );
  });
});
