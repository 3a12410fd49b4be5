import type { CollectionContext } from '@service-readiness/backstage-plugin-readiness-node';
import { testDatabases } from './database/__testUtils__/databases';
import { component, group, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const full = {
  'oncall.hasSchedule': true,
  'oncall.escalationLevels': 2,
  'slo.definedCount': 1,
};
const ledger = 'component:default/ledger';
const all = [group('payments'), component('ledger'), component('refunds')];

const databases = testDatabases();

describe.each(databases.ids)('a service that is removed, on %s', id => {
  let harness: TestHarness;

  /** Does something while the source is asked about a batch, once. */
  function whileCollecting(work: () => Promise<unknown>) {
    const { collector } = harness;
    const { collect } = collector;
    collector.collect = async (context: CollectionContext) => {
      collector.collect = collect;
      await work();
      await collect(context);
    };
  }

  const remove = async () => {
    await harness.store.entities.remove([ledger], harness.now);
    // Nothing comes back in the moment in which it goes.
    harness.advance({ hours: 1 / 3600 });
  };
  /** History since it came back. */
  const historyOfNow = async () => {
    const items = await harness.history('ledger');
    expect(items).toContain('end 3 none');
    return items.slice(0, items.indexOf('end 3 none'));
  };
  const synchronise = () =>
    harness.parts.synchroniser.run(new AbortController().signal);
  const documents = async () =>
    (await harness.store.facts.documents([ledger])).get(ledger) ?? [];
  const runCollector = () =>
    harness.parts.collection.runOverAll(
      harness.collector,
      new AbortController().signal,
    );

  beforeEach(async () => {
    harness = await TestHarness.create((await databases.create(id)).store);
    harness.setCatalog(all);
    harness.evidence = { refunds: full, ledger: full };
    await harness.round();
    harness.advance({ hours: 48 });
    await harness.round();
  });

  it('leaves no fact behind, although a collector was being asked about it', async () => {
    harness.evidence.ledger = { ...full, 'oncall.escalationLevels': 3 };
    whileCollecting(remove);
    await runCollector();
    expect(await documents()).toEqual([]);
    expect((await harness.store.queue.depth()).depth).toBe(0);
  });

  it('starts afresh when it comes back: unknown, then answered, and none of it history', async () => {
    harness.evidence.ledger = { ...full, 'oncall.escalationLevels': 3 };
    whileCollecting(remove);
    await runCollector();
    await synchronise();
    await harness.drain();
    expect((await harness.standing('ledger')).outcomes).toEqual({
      answered: 'unknown',
      'has-objectives': 'unknown',
    });
    harness.advance({ hours: 1 });
    await harness.round();
    expect((await harness.standing('ledger')).level).toBe(3);
    expect(await historyOfNow()).toEqual(['baseline 3']);
  });

  it('finds nothing that a replica of an earlier release left under its name', async () => {
    await remove();
    await harness.store.facts.save([
      {
        entityRef: ledger,
        collectorId: 'evidence',
        values: full,
        changedAt: harness.now,
      },
    ]);
    await synchronise();
    expect(await documents()).toEqual([]);
  });

  it('keeps what was found out after it came back, although a run that had passed it by ends later', async () => {
    harness.collector.batchSize = 1;
    // The run knows of its facts, does not meet it, and is still under way when it has been read anew.
    const { page } = harness.store.entities;
    const paged = jest.spyOn(harness.store.entities, 'page');
    paged.mockImplementationOnce(async options => {
      await remove();
      return page.call(harness.store.entities, options);
    });
    whileCollecting(async () => {
      await synchronise();
      await harness.handlers.refreshService(
        { kind: 'component', namespace: 'default', name: 'ledger' },
        TestHarness.credentials,
      );
    });
    await runCollector();
    paged.mockRestore();
    await harness.drain();
    expect(await documents()).toHaveLength(3);
    expect(await harness.standing('ledger')).toMatchObject({
      level: 3,
      unverified: false,
    });
    expect(await historyOfNow()).toEqual(['baseline 3']);
  });

  it('comes back without false history when what was reported is taken away while it settles', async () => {
    await remove();
    await synchronise();
    await harness.round();
    await harness.store.facts.delete('evidence', [ledger]);
    await harness.store.queue.enqueue([ledger]);
    await harness.drain();
    expect((await harness.standing('ledger')).outcomes.answered).toBe(
      'unknown',
    );
    harness.advance({ hours: 1 });
    await harness.round();
    expect(await harness.standing('ledger')).toMatchObject({
      level: 3,
      unverified: false,
    });
    expect(await historyOfNow()).toEqual(['baseline 3']);
    harness.evidence.ledger = { ...full, 'oncall.escalationLevels': 1 };
    harness.advance({ hours: 1 });
    await harness.round();
    expect(await historyOfNow()).toEqual([
      'level 3 1 fact',
      'check answered pass fail fact',
      'baseline 3',
    ]);
  });

  it('is evaluated and collected at once by many, and stays whole', async () => {
    for (let i = 0; i < 5; i++) {
      harness.evidence.ledger = { ...full, 'oncall.escalationLevels': 3 + i };
      await Promise.all([
        runCollector(),
        remove(),
        harness.drain(),
        runCollector(),
      ]);
      expect(await documents()).toEqual([]);
      await Promise.all([runCollector(), synchronise(), harness.drain()]);
      await harness.round();
      expect((await harness.standing('ledger')).level).toBe(3);
      expect(await historyOfNow()).toEqual(['baseline 3']);
    }
  });
});
