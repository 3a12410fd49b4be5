import { testDatabases } from './database/__testUtils__/databases';
import { component, group, TestHarness } from './testing/TestHarness';

jest.setTimeout(120_000);

const databases = testDatabases();
const count = 250;

describe.each(databases.ids)('two replicas on %s', id => {
  it('share the queue: every entity is evaluated, none twice', async () => {
    const { store } = await databases.create(id);
    const names = Array.from({ length: count }, (_, i) => `service-${i}`);
    const one = await TestHarness.create(store);
    const two = await TestHarness.create(store);
    for (const replica of [one, two]) {
      replica.setCatalog([group('payments'), ...names.map(n => component(n))]);
    }
    one.evidence = Object.fromEntries(
      names.map(name => [
        name,
        { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 },
      ]),
    );
    await one.round();
    // A day later the source falls silent for all: each of them has one thing to tell.
    one.advance({ hours: 48 });
    two.advance({ hours: 48 });
    await one.parts.due.run();
    await two.parts.due.run();
    await Promise.all([one.drain(), two.drain()]);
    expect((await store.queue.depth()).depth).toBe(0);
    for (const name of names) {
      const entries = await store.history.list({
        entityRef: `component:default/${name}`,
        limit: 10,
      });
      expect(entries.map(({ transition }) => transition.kind)).toEqual([
        'check',
      ]);
    }
  });

  it('follow what the other wrote', async () => {
    const { store } = await databases.create(id);
    const one = await TestHarness.create(store);
    const two = await TestHarness.create(store);
    one.setCatalog([group('payments'), component('refunds')]);
    await one.round();
    expect((await two.standing('refunds')).level).toBe(1);
    one.evidence.refunds = {
      'oncall.hasSchedule': true,
      'oncall.escalationLevels': 2,
    };
    await one.round();
    expect((await two.standing('refunds')).level).toBe(2);
  });
});
