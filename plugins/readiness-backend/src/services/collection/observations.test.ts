import type { CollectionContext } from '@service-readiness/backstage-plugin-readiness-node';
import { testDatabases } from '../../database/__testUtils__/databases';
import { component, group, TestHarness } from '../../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const full = {
  'oncall.hasSchedule': true,
  'oncall.escalationLevels': 2,
  'slo.definedCount': 1,
};
const hour = 3_600_000;

describe.each(databases.ids)('a collector that remembers, on %s', id => {
  let harness: TestHarness;
  /** When the source was asked about each service, as the collector says. */
  let askedAt: Record<string, number | undefined>;

  beforeEach(async () => {
    harness = await TestHarness.create((await databases.create(id)).store);
    harness.setCatalog([group('payments'), component('a'), component('b')]);
    harness.evidence = { a: full, b: full };
    askedAt = { a: harness.now, b: harness.now };
    const { collect } = harness.collector;
    harness.collector.collect = async (context: CollectionContext) => {
      const { report } = context;
      const remembering: CollectionContext['report'] = {
        failure: report.failure,
        facts: (ref, values) => {
          const observedAt = askedAt[ref.split('/')[1] ?? ''];
          report.facts(ref, values, { observedAt });
        },
      };
      await collect({ ...context, report: remembering });
    };
    await harness.round();
  });

  const ageInHours = async (name: string) => {
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name },
      TestHarness.credentials,
    );
    const fact = items.find(item => item.name === 'oncall.hasSchedule');
    return (harness.now - Date.parse(fact?.observedAt ?? '')) / hour;
  };
  const unverified = async () => [
    (await harness.standing('a')).unverified,
    (await harness.standing('b')).unverified,
  ];
  const passHours = async (hours: number) => {
    harness.advance({ hours });
    await harness.parts.due.run();
    await harness.drain();
  };

  it('shows how old its facts are, and not when it was run', async () => {
    harness.advance({ hours: 5 });
    askedAt.b = harness.now - 2 * hour;
    await harness.round();
    expect([await ageInHours('a'), await ageInHours('b')]).toEqual([5, 2]);
  });

  it('has its facts become stale by when its source was asked', async () => {
    harness.advance({ hours: 20 });
    askedAt.b = harness.now;
    await harness.round();
    await passHours(5);
    expect(await unverified()).toEqual([true, false]);
  });

  it('is heard again at once when its source was asked anew, although no value changed', async () => {
    await passHours(25);
    expect(await unverified()).toEqual([true, true]);
    askedAt.a = harness.now;
    await harness.round();
    expect(await unverified()).toEqual([false, true]);
  });

  it('that begins to say it is believed from then on', async () => {
    askedAt = {};
    harness.advance({ hours: 1 });
    await harness.round();
    askedAt.a = harness.now - hour;
    harness.advance({ hours: 10 });
    await harness.round();
    await passHours(14);
    expect(await unverified()).toEqual([true, false]);
  });

  it('cannot tell of a time to come', async () => {
    askedAt.a = harness.now + 100 * hour;
    await harness.round();
    expect(await ageInHours('a')).toBe(0);
    await passHours(25);
    expect(await unverified()).toEqual([true, true]);
  });

  it('writes neither a fact nor a result when only its source was asked anew', async () => {
    const before = await harness.store.revision();
    harness.advance({ hours: 1 });
    askedAt = { a: harness.now, b: harness.now };
    await harness.round();
    expect(await harness.store.revision()).toBe(before);
  });
});
