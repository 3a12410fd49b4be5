import { testDatabases } from '../../database/__testUtils__/databases';
import {
  component,
  group,
  ladder,
  TestHarness,
} from '../../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const full = {
  'oncall.hasSchedule': true,
  'oncall.escalationLevels': 2,
  'slo.definedCount': 1,
};
/** As the ladder, with an author's word for services of which nothing is known. */
const forgiving = {
  ...ladder,
  text: ladder.text.replace(
    'rule: facts.slo.definedCount > 0',
    'whenMissing: fail\nrule: has(facts.slo.definedCount) && facts.slo.definedCount > 0',
  ),
};

describe.each(databases.ids)('EvaluationService on %s', id => {
  let harness: TestHarness;

  const runCollector = () =>
    harness.parts.collection.runOverAll(
      harness.collector,
      new AbortController().signal,
    );
  const evaluateAll = async () => {
    await harness.store.queue.enqueueAll();
    await harness.drain();
  };

  async function start(library = [ladder]) {
    const { store } = await databases.create(id);
    harness = await TestHarness.create(store, { library });
    harness.setCatalog([
      group('payments'),
      component('refunds'),
      component('ledger'),
    ]);
    harness.evidence = { refunds: full, ledger: full };
  }

  it('leaves no entity judged by rules that were replaced between claim and evaluation', async () => {
    await start();
    await harness.round();
    const { store } = harness;
    const other = await TestHarness.create(store);
    const stricter = ladder.text.replace(
      'definedCount > 0',
      'definedCount > 1',
    );
    await store.queue.enqueueAll();
    const claim = store.queue.claim.bind(store.queue);
    const claimed = jest.spyOn(store.queue, 'claim');
    claimed.mockImplementationOnce(async options => {
      await other.restart([{ ...ladder, text: stricter }]);
      return claim(options);
    });
    await expect(harness.drain()).rejects.toThrow('The rules changed');
    claimed.mockRestore();
    expect(await store.queue.isQueued('component:default/refunds')).toBe(true);
    // Nobody waits in a test: who asks again ends the pause after the error.
    await store.queue.enqueueAll();
    await other.drain();
    expect((await other.standing('refunds')).outcomes).toEqual({
      answered: 'pass',
      'has-objectives': 'fail',
    });
  });

  it('takes a first, empty report as an answer, although no value differs', async () => {
    await start([forgiving]);
    harness.evidence = {};
    harness.sourceError = new Error('down');
    await harness.round();
    await evaluateAll();
    expect((await harness.standing('refunds')).outcomes).toMatchObject({
      'has-objectives': 'unknown',
    });
    harness.sourceError = undefined;
    harness.advance({ hours: 1 });
    await harness.round();
    expect((await harness.standing('refunds')).outcomes).toMatchObject({
      'has-objectives': 'fail',
    });
  });

  it('verifies what a late run says again, noticed as silent or not', async () => {
    await start();
    await harness.round();
    harness.advance({ hours: 25 });
    await evaluateAll();
    expect((await harness.standing('refunds')).unverified).toBe(true);
    harness.evidence.ledger = { ...full, 'slo.definedCount': 2 };
    await runCollector();
    await harness.drain();
    expect((await harness.standing('refunds')).unverified).toBe(false);
    expect((await harness.standing('ledger')).unverified).toBe(false);
  });

  it('lets go of what a run found that broke off, when its own time is up', async () => {
    await start();
    await harness.round();
    harness.advance({ hours: 10 });
    // It got to the ledger, and not to what comes after it.
    harness.evidence.ledger = { ...full, 'oncall.escalationLevels': 3 };
    harness.collector.batchSize = 1;
    const stop = new AbortController();
    const { collect } = harness.collector;
    harness.collector.collect = async context => {
      await collect(context);
      stop.abort();
    };
    await harness.parts.collection.runOverAll(harness.collector, stop.signal);
    harness.collector.collect = collect;
    harness.sourceError = new Error('down');
    harness.advance({ hours: 15 });
    await harness.round();
    expect((await harness.standing('refunds')).unverified).toBe(true);
    expect((await harness.standing('ledger')).unverified).toBe(false);
    harness.advance({ hours: 10 });
    await harness.round();
    expect((await harness.standing('ledger')).unverified).toBe(true);
  });

  it('takes first answers for the baseline, whichever replica wrote them down', async () => {
    await start();
    await harness.parts.synchroniser.run(new AbortController().signal);
    await harness.drain();
    // A replica with other rules keeps what it collects, and leaves evaluation to this one.
    await harness.store.facts.save([
      {
        ...{ entityRef: 'component:default/refunds', values: full },
        ...{ collectorId: 'evidence', changedAt: harness.now },
      },
    ]);
    harness.advance({ hours: 1 });
    await evaluateAll();
    expect((await harness.standing('refunds')).level).toBe(3);
    expect(await harness.history('refunds')).toEqual(['baseline 3']);
  });

  it('records a silence soon after the first evaluation, and its end', async () => {
    await start();
    harness.evidence.refunds = { ...full, 'oncall.escalationLevels': 1 };
    await harness.round();
    harness.advance({ hours: 1 });
    harness.evidence.refunds = {};
    await harness.round();
    harness.evidence.refunds = { ...full, 'oncall.escalationLevels': 1 };
    harness.advance({ hours: 1 });
    await harness.round();
    const changes = (await harness.history('refunds')).filter(entry =>
      entry.startsWith('check answered'),
    );
    expect(changes.map(entry => entry.split(' ').slice(2, 4))).toEqual([
      ['unknown', 'fail'],
      ['fail', 'unknown'],
    ]);
  });
});
