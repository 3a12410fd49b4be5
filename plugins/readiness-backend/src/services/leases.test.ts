import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabases } from '../database/__testUtils__/databases';
import type { ReadinessStore } from '../stores/ReadinessStore';
import { LeasedTasks } from './LeasedTasks';
import { runUnderLease, type HeldLease } from './runUnderLease';

jest.setTimeout(60_000);

const databases = testDatabases();
const taskId = 'readiness-collect-catalog';
const times = { leaseMs: 1000, renewEveryMs: 100 };
const { signal } = new AbortController();
const aborted = (lease: HeldLease) =>
  new Promise<void>(resolve =>
    lease.signal.addEventListener('abort', () => resolve(), { once: true }),
  );

describe.each(databases.ids)('leases of tasks on %s', id => {
  let store: ReadinessStore;
  /** Has the lease run out, as if nothing had been heard of its holder. */
  let lapse: () => Promise<unknown>;

  beforeEach(async () => {
    const created = await databases.create(id);
    store = created.store;
    lapse = () =>
      created
        .knex('task_leases')
        .update({ held_until: '2026-01-01T00:00:00.000Z' });
  });

  const run = (work: (lease: HeldLease) => Promise<void>, by = signal) =>
    runUnderLease({ leases: store.leases, taskId, signal: by, times }, work);

  it('are held by one run at a time, and free after it, also when it fails', async () => {
    const others: boolean[] = [];
    const ran = await run(async () => {
      others.push(await run(async () => {}));
    });
    expect([ran, ...others]).toEqual([true, false]);
    await expect(
      run(async () => {
        throw new Error('The source is down');
      }),
    ).rejects.toThrow('The source is down');
    expect(await run(async () => {})).toBe(true);
    expect(await store.leases.abandoned()).toEqual([]);
  });

  it('go to one of two that ask at the same time', async () => {
    const taken = await Promise.all(
      ['a', 'b', 'c'].map(token => store.leases.take(taskId, token, 60)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('are renewed for as long as the run takes', async () => {
    await run(async ({ isHeld }) => {
      await sleep(1500);
      expect(await store.leases.abandoned()).toEqual([]);
      expect(isHeld()).toBe(true);
    });
  });

  it('are lost to another, and whoever lost one learns of it and does not take it back', async () => {
    await run(async lease => {
      await lapse();
      expect(await store.leases.take(taskId, 'another', 60)).toBe(true);
      await aborted(lease);
      expect(lease.isHeld()).toBe(false);
    });
    expect(await store.leases.take(taskId, 'a third', 60)).toBe(false);
  });

  it('are not held any more, for their holder either, when the database did not answer for long', async () => {
    const leases = {
      take: store.leases.take.bind(store.leases),
      release: store.leases.release.bind(store.leases),
      abandoned: store.leases.abandoned.bind(store.leases),
      renew: async () => {
        throw new Error('The database is away');
      },
    };
    await runUnderLease({ leases, taskId, signal, times }, async lease => {
      expect(lease.isHeld()).toBe(true);
      await aborted(lease);
      expect(lease.isHeld()).toBe(false);
    });
  });

  it('are not renewed once the time of the task is up', async () => {
    const stop = new AbortController();
    await run(async ({ isHeld }) => {
      stop.abort();
      expect(isHeld()).toBe(true);
      await sleep(1300);
      expect(isHeld()).toBe(false);
      expect(await store.leases.abandoned()).toEqual([taskId]);
    }, stop.signal);
  });

  it('that a killed replica held are taken over as soon as they run out', async () => {
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async () => {},
      triggerTask: async () => {},
      cancelTask: async () => {},
    });
    const logger = mockServices.logger.mock();
    const tasks = new LeasedTasks({ scheduler, leases: store.leases, logger });
    await tasks.schedule({
      id: taskId,
      frequency: { minutes: 5 },
      timeout: { minutes: 10 },
      fn: async () => {},
    });
    await store.leases.take(taskId, 'of the killed one', 60);
    await store.leases.take('readiness-collect-of-others', 'another', 60);
    await tasks.resume();
    expect(scheduler.triggerTask).not.toHaveBeenCalled();

    await lapse();
    await tasks.resume();
    expect(scheduler.cancelTask.mock.calls).toEqual([[taskId]]);
    expect(scheduler.triggerTask.mock.calls).toEqual([[taskId]]);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    // The scheduler has given it up by itself meanwhile.
    scheduler.cancelTask.mockRejectedValue(new ConflictError('not running'));
    await tasks.resume();
    expect(scheduler.triggerTask).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    const [task] = scheduler.scheduleTask.mock.calls[0] ?? [];
    await task?.fn(signal);
    expect(await store.leases.abandoned()).toEqual([
      'readiness-collect-of-others',
    ]);
  });
});
