import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabases } from './__testUtils__/databases';
import { entity, ref, result, start } from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

/** A promise to be fulfilled by hand. */
function signal() {
  let give: () => void = () => {};
  const given = new Promise<void>(resolve => {
    give = resolve;
  });
  return { give, given };
}

/** Long enough for a statement to reach the database and to wait there. */
const aMoment = () => sleep(200);

async function setUp() {
  const { store } = await databases.create('POSTGRES_18');
  await store.entities.save([entity('a'), entity('b')], start);
  return store;
}

// SQLite has one connection: its transactions come one after the other.
const describePostgres = databases.hasPostgres ? describe : describe.skip;

describePostgres('Transactions that meet on PostgreSQL', () => {
  it('commit in the order of their revisions', async () => {
    const store = await setUp();
    const before = await store.revision();
    const firstWrote = signal();
    const firstMayCommit = signal();
    const first = store.transaction(async tx => {
      await tx.results.save([result('a')]);
      firstWrote.give();
      await firstMayCommit.given;
    });
    await firstWrote.given;
    let isSecondDone = false;
    const second = store.results.save([result('b')]).then(() => {
      isSecondDone = true;
    });
    await aMoment();
    expect(isSecondDone).toBe(false);
    expect(await store.revision()).toBe(before);
    expect(await store.results.changedSince(before)).toEqual([]);

    firstMayCommit.give();
    await Promise.all([first, second]);
    expect(await store.revision()).toBe(before + 2);
    const changes = await store.results.changedSince(before);
    expect(
      changes.map(change => [
        change.revision,
        change.removed || change.summary.entityRef,
      ]),
    ).toEqual([
      [before + 1, ref('a')],
      [before + 2, ref('b')],
    ]);
  });

  it('do not evaluate one entity at the same time', async () => {
    const store = await setUp();
    const order: string[] = [];
    const firstHolds = signal();
    const first = store.transaction(async tx => {
      await tx.entities.lock([ref('b'), ref('a')]);
      firstHolds.give();
      await aMoment();
      order.push('first');
    });
    await firstHolds.given;
    await Promise.all([
      first,
      store.transaction(async tx => {
        await tx.entities.lock([ref('a'), ref('b')]);
        order.push('second');
      }),
    ]);
    expect(order).toEqual(['first', 'second']);
  });

  it('do not find an entity that was removed while they waited for it', async () => {
    const store = await setUp();
    const removed = signal();
    const mayCommit = signal();
    const removal = store.transaction(async tx => {
      await tx.entities.remove([ref('a')], start);
      removed.give();
      await mayCommit.given;
    });
    await removed.given;
    const waiting = store.transaction(tx => tx.entities.lock([ref('a')]));
    await aMoment();
    mayCommit.give();
    await removal;
    expect(await waiting).toEqual(new Map());
  });

  it('do not take items from a worker that writes, though its lease ran out', async () => {
    const store = await setUp();
    await store.queue.enqueue([ref('a')]);
    const lease = await store.queue.claim({ limit: 10, leaseSeconds: 0 });
    await store.transaction(async tx => {
      const held = await tx.queue.stillHeld(lease);
      expect(held).toEqual(lease.items);
      const other = await store.queue.claim({ limit: 10, leaseSeconds: 60 });
      expect(other.items).toEqual([]);
      await tx.queue.complete(lease, held);
    });
    expect((await store.queue.depth()).depth).toBe(0);
  });

  it('do not lose a request that comes while results are written', async () => {
    const store = await setUp();
    await store.queue.enqueue([ref('a')]);
    const lease = await store.queue.claim({ limit: 10, leaseSeconds: 60 });
    let request: Promise<void> | undefined;
    await store.transaction(async tx => {
      const held = await tx.queue.stillHeld(lease);
      request = store.queue.enqueue([ref('a')]);
      await aMoment();
      await tx.queue.complete(lease, held);
    });
    await request;
    const again = await store.queue.claim({ limit: 10, leaseSeconds: 60 });
    expect(again.items).toEqual([{ entityRef: ref('a'), requests: 1 }]);
  });

  it('wait for each other where a synchronisation meets an evaluation', async () => {
    const store = await setUp();
    await store.queue.enqueue([ref('a'), ref('b')]);
    const lease = await store.queue.claim({ limit: 10, leaseSeconds: 60 });
    let attempts = 0;
    const evaluation = store.transaction(async tx => {
      attempts++;
      const held = await tx.queue.stillHeld(lease);
      await tx.entities.lock(held.map(({ entityRef }) => entityRef));
      await aMoment();
      await tx.results.save([result('a'), result('b')]);
      await tx.queue.complete(lease, held);
    });
    const synchronisation = store.transaction(async tx => {
      attempts++;
      await tx.entities.setMisses([ref('b')], 0);
      await tx.entities.save([entity('a', 'second'), entity('c')], start);
      await tx.queue.enqueue([ref('a'), ref('c')]);
    });
    await Promise.all([evaluation, synchronisation]);
    expect(attempts).toBe(2);
    expect(await store.queue.isQueued(ref('a'))).toBe(true);
    expect(await store.queue.isQueued(ref('b'))).toBe(false);
  });

  it('are run again when they wait for each other in a circle', async () => {
    const store = await setUp();
    let attempts = 0;
    const crossing = (one: string, other: string) =>
      store.transaction(async tx => {
        attempts++;
        await tx.entities.lock([ref(one)]);
        await aMoment();
        await tx.entities.lock([ref(other)]);
        await tx.results.save([result(one)]);
      });
    await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
    expect(attempts).toBe(3);
    expect((await store.results.get([ref('a'), ref('b')])).size).toBe(2);
  });
});
