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
const services = ['a', 'b', 'c', 'd'];

describe.each(databases.ids)('CollectionService on %s', id => {
  let harness: TestHarness;
  /** Names of the entities that the source was asked about, by batch. */
  let asked: string[][];

  beforeEach(async () => {
    harness = await TestHarness.create((await databases.create(id)).store);
    harness.setCatalog([
      group('payments'),
      ...services.map(name => component(name)),
    ]);
    harness.evidence = Object.fromEntries(services.map(name => [name, full]));
    asked = [];
    const { collect } = harness.collector;
    harness.collector.collect = async (context: CollectionContext) => {
      asked.push(context.entities.map(({ metadata }) => metadata.name));
      await collect(context);
    };
  });

  const run = (signal = new AbortController().signal) =>
    harness.parts.collection.runOverAll(harness.collector, signal);

  const catchUp = () => harness.parts.catchUp.run(new AbortController().signal);

  const synchronise = () =>
    harness.parts.synchroniser.run(new AbortController().signal);

  it('keeps nothing more once another may have taken its place, and leaves the end of the run to that one', async () => {
    await harness.round();
    harness.evidence = Object.fromEntries(
      services.map(name => [name, { 'oncall.hasSchedule': false }]),
    );
    harness.collector.batchSize = 1;
    harness.advance({ hours: 1 });
    const { store } = harness;
    const before = await store.collectors.lastRuns();
    const { signal } = new AbortController();
    await harness.parts.collection.runOverAll(harness.collector, signal, {
      isHeld: () => asked.length < 3,
    });
    const documents = await store.facts.documentsOf(
      'evidence',
      services.map(name => `component:default/${name}`),
    );
    const lost = [...documents.values()].filter(
      ({ values }) => values['oncall.hasSchedule'] === false,
    );
    expect(lost).toHaveLength(1);
    const { ended, runningSince } =
      (await store.collectors.lastRuns()).get('evidence') ?? {};
    expect(ended).toEqual(before.get('evidence')?.ended);
    expect(runningSince).toBe(harness.now);
    // The one that takes over finds the rest.
    harness.advance({ hours: 1 });
    await run();
    expect((await store.collectors.lastRuns()).get('evidence')).toEqual({
      ended: expect.objectContaining({ startedAt: harness.now, changed: 9 }),
    });
  });

  it('fills batches with what the collector applies to', async () => {
    harness.setCatalog([
      ...Array.from({ length: 5 }, (_, i) => group(`team-${i}`)),
      ...services.map(name => component(name)),
    ]);
    harness.collector.batchSize = 3;
    await harness.round();
    expect(asked).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('keeps and counts what it got to before the time was up', async () => {
    await harness.round();
    harness.advance({ hours: 20 });
    harness.collector.batchSize = 2;
    const stop = new AbortController();
    const { collect } = harness.collector;
    harness.collector.collect = async context => {
      if (asked.length === 2) {
        stop.abort();
        return new Promise(() => {});
      }
      return collect(context);
    };
    await run(stop.signal);
    harness.collector.collect = collect;
    const { ended } =
      (await harness.store.collectors.lastRuns()).get('evidence') ?? {};
    expect(ended).toMatchObject({
      covered: 2,
      error: 'Stopped: the time was up',
    });
    harness.advance({ hours: 10 });
    await harness.parts.due.run();
    await harness.drain();
    const unverified = await Promise.all(
      services.map(async name => (await harness.standing(name)).unverified),
    );
    expect(unverified).toEqual([false, false, true, true]);
  });

  it('has those heard again at once that a run got to after the source was silent', async () => {
    await harness.round();
    harness.sourceError = new Error('down');
    harness.advance({ hours: 30 });
    await harness.round();
    harness.sourceError = undefined;
    harness.collector.batchSize = 1;
    const stop = new AbortController();
    const { collect } = harness.collector;
    harness.collector.collect = async context => {
      await collect(context);
      stop.abort();
    };
    await run(stop.signal);
    harness.collector.collect = collect;
    await harness.drain();
    expect((await harness.standing('a')).unverified).toBe(false);
    expect((await harness.standing('b')).unverified).toBe(true);
  });

  describe('between two rounds', () => {
    beforeEach(async () => {
      await harness.round();
      asked.length = 0;
    });

    it('looks soon at what is new, together, and once', async () => {
      harness.evidence.new1 = full;
      harness.evidence.new2 = full;
      harness.setCatalog([
        group('payments'),
        ...[...services, 'new1', 'new2'].map(name => component(name)),
      ]);
      await synchronise();
      await catchUp();
      await harness.drain();
      expect(asked).toEqual([['new1', 'new2']]);
      expect((await harness.standing('new1')).level).toBe(3);
      expect(await harness.history('new1')).toEqual(['baseline 3']);
      await catchUp();
      expect(asked).toHaveLength(1);
    });

    it('looks at what it begins to apply to', async () => {
      const api = component('api', { kind: 'API' });
      harness.setCatalog([group('payments'), api]);
      await synchronise();
      await catchUp();
      expect(asked).toEqual([]);
      harness.collector.appliesTo = {
        'metadata.annotations.rota': { $exists: true },
      };
      const annotated = component('api', {
        kind: 'API',
        metadata: {
          ...api.metadata,
          annotations: { rota: 'payments' },
        },
      });
      harness.setCatalog([group('payments'), annotated]);
      await synchronise();
      await catchUp();
      expect(asked).toEqual([['api']]);
    });

    it('does not ask again and again about what fails, nor while a round is under way', async () => {
      harness.evidence.new1 = new Error('not there yet');
      harness.setCatalog([
        group('payments'),
        ...[...services, 'new1'].map(name => component(name)),
      ]);
      await synchronise();
      await harness.store.collectors.startRun({
        ...{ id: 'a-round', collectorId: 'evidence' },
        startedAt: harness.now,
      });
      await catchUp();
      expect(asked).toEqual([]);
      // Its replica died: the collector may take a minute.
      harness.advance({ hours: 1 });
      await catchUp();
      await catchUp();
      expect(asked).toEqual([['new1']]);
    });
  });

  it('leaves the first round to the schedule', async () => {
    await synchronise();
    await catchUp();
    expect(asked).toEqual([]);
  });

  it('asks a source once for all who refresh a service at the same time', async () => {
    await harness.round();
    asked.length = 0;
    const refresh = () =>
      harness.handlers.refreshService(
        { kind: 'component', namespace: 'default', name: 'a' },
        TestHarness.credentials,
      );
    harness.evidence.a = { ...full, 'slo.definedCount': 0 };
    const cards = await Promise.all([refresh(), refresh(), refresh()]);
    expect(asked).toEqual([['a']]);
    for (const card of cards) {
      expect(card.scorecards[0]?.level.level).toBe(2);
    }
    await refresh();
    expect(asked).toHaveLength(2);
  });

  it('gives each source a time of its own in a refresh, and waits for none that hangs', async () => {
    await harness.round();
    const { timeout } = AbortSignal;
    const limits = jest.spyOn(AbortSignal, 'timeout');
    limits.mockImplementation(() => timeout.call(AbortSignal, 50));
    harness.collector.collect = () => new Promise(() => {});
    harness.setCatalog([
      group('payments'),
      component('a', {
        metadata: { name: 'a', uid: 'uid-a', description: 'Written since' },
      }),
    ]);
    await harness.handlers.refreshService(
      { kind: 'component', namespace: 'default', name: 'a' },
      TestHarness.credentials,
    );
    expect(limits).toHaveBeenCalledTimes(harness.parts.collectors.length);
    limits.mockRestore();
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'a' },
      TestHarness.credentials,
    );
    const found = (name: string) => items.find(fact => fact.name === name);
    expect(found('catalog.hasDescription')?.value).toBe(true);
    expect(found('oncall.hasSchedule')).toMatchObject({
      value: true,
      collectorError: 'Stopped: the time was up',
    });
  });
});
