import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Knex } from 'knex';
import { testDatabases } from './database/__testUtils__/databases';
import type { EvaluationJob } from './testing/evaluationProcess';
import { signatureOf, signedHooks } from './testing/signedHooks';
import { component, group, ladder, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const names = Array.from({ length: 400 }, (_, i) => `service-${i}`);
const refs = names.map(name => `component:default/${name}`);
const batch = 100;

/** Starts a process of its own, and gives the first text that it says. */
async function start(file: string, job: unknown) {
  const child = fork(require.resolve(file), {
    // As the command line of Backstage starts a backend in development.
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  });
  const exited = once(child, 'exit');
  child.send(job as object);
  const message = await new Promise(resolve => {
    // The transform tells of every file that it read, as an object.
    child.on('message', said => typeof said === 'string' && resolve(said));
    child.once('exit', code => resolve(`ended with ${code}`));
  });
  const kill = async () => {
    child.kill('SIGKILL');
    const [, signal] = await exited;
    return signal;
  };
  return { message, kill };
}

/** Runs the job in a process of its own, and kills it in the middle of a transaction. */
async function killInTheMidst(job: EvaluationJob) {
  const { message, kill } = await start('./testing/evaluationProcess.ts', job);
  return { message, signal: await kill() };
}

/** Knex hides the password from whoever prints the settings. */
function connectionOf(knex: Knex): EvaluationJob['connection'] {
  const { connection } = knex.client.config;
  return typeof connection === 'string'
    ? connection
    : { ...connection, password: connection.password };
}

(databases.hasPostgres ? describe : describe.skip)(
  'a replica that is killed while it evaluates, on PostgreSQL',
  () => {
    it('loses nothing, and nothing comes twice', async () => {
      const { knex, store } = await databases.create('POSTGRES_18');
      const harness = await TestHarness.create(store);
      harness.setCatalog([
        group('payments'),
        ...names.map(name => component(name)),
      ]);
      harness.evidence = Object.fromEntries(
        names.map(name => [
          name,
          { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 },
        ]),
      );
      await harness.round();
      // The source falls silent: each of them has one thing to tell.
      harness.advance({ hours: 48 });
      await harness.parts.due.run();
      const historyOf = async (entityRef: string) =>
        (await store.history.list({ entityRef, limit: 10 })).map(
          ({ transition }) => transition.kind,
        );
      const told = async () =>
        (await Promise.all(refs.map(historyOf))).filter(h => h.length > 0);
      const queued = (await store.queue.depth()).depth;

      const killed = await killInTheMidst({
        connection: connectionOf(knex),
        library: [ladder],
        collectors: harness.parts.collectors.map(({ id, title, facts }) => ({
          ...{ id, title, facts },
        })),
        now: harness.now,
        committed: 1,
      });
      expect(killed).toEqual({ message: 'written', signal: 'SIGKILL' });
      expect((await store.queue.depth()).depth).toBe(queued - batch);
      const toldBefore = (await told()).length;
      expect(toldBefore).toBeGreaterThan(0);
      expect(toldBefore).toBeLessThanOrEqual(batch);

      await harness.drain();
      // What the dead one held is nobody else's until its lease runs out.
      expect((await store.queue.depth()).depth).toBe(batch);
      await knex('evaluation_queue').update({ locked_until: knex.fn.now() });
      await harness.drain();
      expect((await store.queue.depth()).depth).toBe(0);
      expect(await told()).toEqual(refs.map(() => ['check']));

      // A full evaluation has nothing to add.
      const revision = await store.revision();
      await store.queue.enqueueAll();
      await harness.drain();
      expect(await store.revision()).toBe(revision);
      expect(await told()).toHaveLength(refs.length);
    });
  },
);

(databases.hasPostgres ? describe : describe.skip)(
  'a replica that is killed after it acknowledged deliveries, on PostgreSQL',
  () => {
    it('loses none of them, and nothing comes twice', async () => {
      const { knex, store } = await databases.create('POSTGRES_18');
      const harness = await TestHarness.create(store, {
        eventSources: [signedHooks],
      });
      harness.setCatalog([component('refunds')]);
      await harness.round();
      const { message, kill } = await start(
        './testing/intakeProcess.ts',
        connectionOf(knex),
      );
      const [, port] = /^port (\d+)$/.exec(String(message)) ?? [];
      const ids = Array.from({ length: 40 }, (_, i) => `d${i}`);
      const acknowledged: string[] = [];
      for (const id of ids) {
        const body = JSON.stringify({ id });
        const { status } = await fetch(
          `http://127.0.0.1:${port}/events/hooks`,
          {
            method: 'POST',
            headers: { 'x-signature': signatureOf(body), 'x-delivery': id },
            body,
          },
        );
        if (status === 202) acknowledged.push(id);
      }
      expect(await kill()).toBe('SIGKILL');
      expect(acknowledged).toEqual(ids);
      const kept = async () => {
        const { deployments } = await store.delivery.of(
          ['component:default/refunds'],
          { from: 0, to: 1000 },
        );
        return deployments.map(({ id }) => id);
      };
      expect(await kept()).toEqual([]);

      const { reader } = harness.parts.delivery;
      // What the dead one held is nobody else's until its lease runs out.
      expect(await reader.work()).toBe(0);
      await knex('event_deliveries').update({ locked_until: knex.fn.now() });
      await reader.drain();
      expect((await kept()).sort()).toEqual([...ids].sort());
      expect(await reader.work()).toBe(0);
    });
  },
);
