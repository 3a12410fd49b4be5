import { mockCredentials } from '@backstage/backend-test-utils';
import { testDatabases } from './database/__testUtils__/databases';
import { component, group, ladder, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const onCall = { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 };
const full = { ...onCall, 'slo.definedCount': 1 };

const databases = testDatabases();

describe.each(databases.ids)('pipeline on %s', id => {
  let harness: TestHarness;

  beforeEach(async () => {
    harness = await TestHarness.create((await databases.create(id)).store);
    harness.setCatalog([
      group('company'),
      group('payments', 'company'),
      component('refunds'),
      component('ledger'),
    ]);
    harness.evidence = {
      refunds: full,
      ledger: { 'oncall.hasSchedule': false },
    };
    await harness.round();
  });

  it('gives every service its level, and the reason for it', async () => {
    expect(await harness.standing('refunds')).toEqual({
      level: 3,
      unverified: false,
      outcomes: { answered: 'pass', 'has-objectives': 'pass' },
    });
    expect(await harness.standing('ledger')).toEqual({
      level: 1,
      unverified: false,
      outcomes: { answered: 'fail', 'has-objectives': 'unknown' },
    });
    const card = await harness.card('ledger');
    expect(card.scorecards[0]?.nextSteps).toEqual([
      {
        checkId: 'answered',
        title: 'Somebody answers',
        outcome: 'fail',
        effort: 'small',
        attestable: false,
        text: 'Put the service on a schedule.',
      },
    ]);
    expect(card.pending).toBe(false);
  });

  it('knows of no service where the catalog has something else', async () => {
    const { handlers } = harness;
    const entity = { kind: 'group', namespace: 'default', name: 'payments' };
    const entityRef = 'group:default/payments';
    const { credentials } = TestHarness;
    const asked: Array<() => Promise<unknown>> = [
      () => handlers.getService(entity, credentials),
      () => handlers.refreshService(entity, credentials),
      () => handlers.listFacts(entity, credentials),
      () => handlers.getHistory(entity, credentials),
      () =>
        handlers.explainScorecard(
          { ...entity, scorecardId: 'ladder' },
          credentials,
        ),
      () =>
        handlers.requestWaiver(
          {
            body: {
              ...{ entityRef, checkIds: ['answered'] },
              reason: 'plannedWork',
              explanation: 'The schedule moves to another tool this month.',
              until: '2026-04-01T00:00:00Z',
            },
          },
          credentials,
        ),
    ];
    for (const ask of asked) {
      await expect(ask()).rejects.toThrow(
        "No service 'group:default/payments' that you can see",
      );
    }
  });

  it('names the source whose answer is missing', async () => {
    harness.evidence = { refunds: full, ledger: {} };
    await harness.round();
    const card = await harness.card('ledger');
    expect(card.scorecards[0]?.nextSteps).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        text: 'Evidence has no current data for `oncall.hasSchedule`; open it to see why.',
      }),
    ]);
  });

  it('says when the facts of today already say something else than the level rests on', async () => {
    harness.advance({ hours: 25 });
    const { checks } = await harness.handlers.explainScorecard(
      {
        ...{ kind: 'component', namespace: 'default', name: 'refunds' },
        scorecardId: 'ladder',
      },
      TestHarness.credentials,
    );
    expect(checks.map(({ outcome, because }) => [outcome, because])).toEqual([
      [
        'pass',
        expect.stringMatching(
          /^To be evaluated again\. Evidence last answered/,
        ),
      ],
      ['pass', 'slo.definedCount is 1'],
    ]);
  });

  it('takes first answers as the baseline, not as changes', async () => {
    expect(await harness.history('refunds')).toEqual(['baseline 3']);
  });

  it('tells the first evaluation from a change', async () => {
    const explain = () =>
      harness.handlers.explainScorecard(
        {
          ...{ kind: 'component', namespace: 'default', name: 'refunds' },
          scorecardId: 'ladder',
        },
        TestHarness.credentials,
      );
    const seen = async () => ({
      card: (await harness.card('refunds')).scorecards.map(
        ({ firstEvaluated, evaluatedAt }) => [firstEvaluated, evaluatedAt],
      ),
      checks: (await explain()).checks.map(({ id: check, ...state }) => [
        check,
        state.firstEvaluated,
        state.since,
      ]),
    });
    const first = '2026-03-02T09:00:00.000Z';
    expect(await seen()).toEqual({
      card: [[true, first]],
      checks: [
        ['answered', true, first],
        ['has-objectives', true, first],
      ],
    });
    harness.advance({ hours: 1 });
    harness.evidence.refunds = { ...full, 'oncall.escalationLevels': 1 };
    await harness.round();
    const changed = '2026-03-02T10:00:00.000Z';
    expect(await seen()).toEqual({
      card: [[false, changed]],
      checks: [
        ['answered', false, changed],
        ['has-objectives', true, first],
      ],
    });
  });

  it('takes what a source says only later for the first evaluation', async () => {
    harness.setCatalog([
      group('payments'),
      component('refunds'),
      component('ledger'),
      component('late'),
    ]);
    harness.evidence.late = new Error('not there yet');
    await harness.round();
    harness.advance({ hours: 1 });
    harness.evidence.late = full;
    await harness.round();
    const { scorecards } = await harness.card('late');
    expect(scorecards[0]).toMatchObject({
      firstEvaluated: true,
      level: { level: 3 },
    });
  });

  it('records a change of facts with what it did to checks and level', async () => {
    harness.advance({ hours: 1 });
    harness.evidence.refunds = { ...full, 'oncall.escalationLevels': 1 };
    await harness.round();
    expect((await harness.standing('refunds')).level).toBe(1);
    expect(await harness.history('refunds')).toEqual([
      'level 3 1 fact',
      'check answered pass fail fact',
      'baseline 3',
    ]);
    const ofCheck = await harness.handlers.getHistory(
      {
        ...{ kind: 'component', namespace: 'default', name: 'refunds' },
        query: { check: 'answered' },
      },
      TestHarness.credentials,
    );
    expect(ofCheck.items.map(({ text }) => text)).toEqual([
      'Somebody answers: pass → fail (oncall.escalationLevels: 2 → 1)',
    ]);
  });

  it('finds the services that one check alone holds back', async () => {
    const heldBackBy = async (check: string) => {
      const { items } = await harness.handlers.listServices(
        { query: { heldBackBy: check } },
        TestHarness.credentials,
      );
      return items.map(({ name }) => name);
    };
    expect(await heldBackBy('answered')).toEqual(['ledger']);
    expect(await heldBackBy('has-objectives')).toEqual([]);
  });

  it('finds the services whose names have all words of a search, in any order', async () => {
    harness.setCatalog([component('payment-gateway'), component('payroll')]);
    await harness.round();
    const found = async (search: string) => {
      const { items } = await harness.handlers.listServices(
        { query: { search } },
        TestHarness.credentials,
      );
      return items.map(({ name }) => name);
    };
    expect(await found('PAY gate')).toEqual(['payment-gateway']);
    expect(await found(' gate  pay ')).toEqual(['payment-gateway']);
    expect(await found('pay')).toEqual(['payment-gateway', 'payroll']);
    expect(await found('pay gates')).toEqual([]);
  });

  it('follows a service that changes hands and one that changes its name', async () => {
    harness.setCatalog([
      group('company'),
      group('payments', 'company'),
      group('other'),
      component('refunds', {
        relations: [{ type: 'ownedBy', targetRef: 'group:default/other' }],
      }),
      component('general-ledger'),
    ]);
    for (let i = 0; i < 3; i++) await harness.round();
    const { items } = await harness.handlers.listServices(
      {},
      TestHarness.credentials,
    );
    expect(items.map(({ name, owner }) => [name, owner.ref])).toEqual([
      ['general-ledger', 'group:default/payments'],
      ['refunds', 'group:default/other'],
    ]);
    expect(await harness.history('refunds')).toEqual(['baseline 3']);
  });

  it('writes neither a fact nor a result when nothing changed', async () => {
    const before = await harness.store.revision();
    harness.advance({ hours: 1 });
    await harness.round();
    expect(await harness.store.revision()).toBe(before);
    expect(await harness.history('refunds')).toEqual(['baseline 3']);
  });

  it('keeps a level that can no longer be verified, and says since when', async () => {
    harness.sourceError = new Error('401 from the source');
    harness.advance({ hours: 30 });
    await harness.round();
    expect(await harness.standing('refunds')).toEqual({
      level: 3,
      unverified: true,
      outcomes: { answered: 'unknown', 'has-objectives': 'pass' },
    });
    expect(await harness.history('refunds')).toEqual([
      'check answered pass unknown silence',
      'baseline 3',
    ]);
    const { items } = await harness.handlers.getHistory(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      TestHarness.credentials,
    );
    // The fact was valid for 24 hours from 09:00; it was noticed six hours later.
    expect(items[0]).toMatchObject({
      effectiveAt: '2026-03-03T09:00:00.000Z',
      noticedAt: '2026-03-03T15:00:00.000Z',
    });
  });

  it('verifies again what a recovered source still says, although no value changed', async () => {
    harness.sourceError = new Error('401 from the source');
    harness.advance({ hours: 30 });
    await harness.round();
    harness.sourceError = undefined;
    harness.advance({ hours: 1 });
    await harness.round();
    expect(await harness.standing('refunds')).toMatchObject({
      level: 3,
      unverified: false,
    });
  });

  it('lets a source fall silent for one service alone', async () => {
    harness.evidence.refunds = new Error('no such service');
    harness.advance({ hours: 30 });
    await harness.round();
    harness.advance({ hours: 0.1 });
    await harness.round();
    expect(await harness.standing('refunds')).toMatchObject({
      level: 3,
      unverified: true,
    });
    expect((await harness.standing('ledger')).outcomes.answered).toBe('fail');
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      TestHarness.credentials,
    );
    expect(items.find(f => f.name === 'oncall.hasSchedule')).toMatchObject({
      value: true,
      absence: 'stale',
      collectorError: 'no such service',
    });
  });

  it('notices when what was refreshed alone becomes stale later than the rest', async () => {
    harness.advance({ hours: 10 });
    await harness.handlers.refreshService(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      TestHarness.credentials,
    );
    harness.sourceError = new Error('down');
    harness.advance({ hours: 15 });
    await harness.round();
    expect((await harness.standing('refunds')).unverified).toBe(false);
    expect((await harness.standing('ledger')).outcomes.answered).toBe(
      'unknown',
    );
    harness.advance({ hours: 10 });
    await harness.round();
    expect((await harness.standing('refunds')).unverified).toBe(true);
  });

  it('never takes a service that is new for one whose source found nothing', async () => {
    harness.sourceError = new Error('down');
    harness.setCatalog([
      group('payments'),
      component('refunds'),
      component('ledger'),
      component('newcomer'),
    ]);
    await harness.round();
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'newcomer' },
      TestHarness.credentials,
    );
    expect(items.find(f => f.name === 'oncall.hasSchedule')?.absence).toBe(
      'notCollectedYet',
    );
  });

  it('tells what a rule did apart from what the service did', async () => {
    // The catalog is at rest: what it is without was looked for twice.
    await harness.round();
    harness.advance({ hours: 48 });
    await harness.restart([
      {
        ...ladder,
        text: ladder.text.replace(
          'slo.definedCount > 0',
          'slo.definedCount > 1',
        ),
      },
    ]);
    await harness.round();
    expect(await harness.history('refunds')).toEqual([
      'level 3 2 rule',
      'check has-objectives pass fail rule',
      'baseline 3',
    ]);
    const { items } = await harness.handlers.listServices(
      {},
      TestHarness.credentials,
    );
    expect(items.find(i => i.name === 'refunds')?.movedTo).toMatchObject({
      from: 3,
      to: 2,
      byRule: true,
    });
  });

  it('takes away the results of a scorecard that is gone or no longer applies', async () => {
    harness.setCatalog([
      group('payments'),
      component('refunds', { spec: { type: 'library', owner: 'payments' } }),
      component('ledger'),
    ]);
    await harness.round();
    expect((await harness.card('refunds')).scorecards).toEqual([]);
    await harness.restart([]);
    await harness.round();
    expect((await harness.card('ledger')).scorecards).toEqual([]);
  });

  it('forgets what a collector reported that no replica has had installed for a day', async () => {
    const { collectors } = harness.parts;
    const others = collectors.filter(c => c.id !== 'evidence');
    const outcome = async () => {
      await harness.drain();
      return (await harness.standing('refunds')).outcomes.answered;
    };
    const retain = async (installed: typeof others) => {
      await harness.parts.collection.retain(installed);
      return outcome();
    };
    // While releases change: one replica knows it, the other does not.
    for (let i = 0; i < 3; i++) {
      expect(await retain(others)).toBe('pass');
      harness.advance({ hours: 12 });
      expect(await retain(collectors)).toBe('pass');
      harness.advance({ hours: 12 });
    }
    expect(await retain(others)).toBe('pass');
    harness.advance({ hours: 25 });
    expect(await retain(others)).toBe('unknown');
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      TestHarness.credentials,
    );
    expect(items.find(f => f.name === 'oncall.hasSchedule')?.value).toBe(
      undefined,
    );
  });

  it('does not evaluate again after a restart with the same rules', async () => {
    await harness.restart();
    expect((await harness.store.queue.depth()).depth).toBe(0);
  });

  describe('a catalog that lists less', () => {
    it('is not believed at once', async () => {
      harness.setCatalog([]);
      await harness.round();
      expect((await harness.standing('refunds')).level).toBe(3);
      harness.setCatalog([
        group('payments'),
        component('refunds'),
        component('ledger'),
      ]);
      await harness.round();
      expect(
        (await harness.handlers.getStatus({}, TestHarness.credentials)).catalog,
      ).toMatchObject({ state: 'ok', heldRemovals: 1 });
    });

    it('has a removed service go after three rounds, and come back with its history', async () => {
      harness.advance({ hours: 25 });
      harness.evidence.ledger = onCall;
      await harness.round();
      harness.setCatalog([group('payments'), component('refunds')]);
      for (let i = 0; i < 3; i++) await harness.round();
      await expect(harness.card('ledger')).rejects.toThrow(/No service/);
      harness.advance({ hours: 1 });
      harness.setCatalog([
        group('payments'),
        component('refunds'),
        component('ledger'),
      ]);
      await harness.round();
      expect(await harness.history('ledger')).toEqual([
        'baseline 2',
        'end 2 none',
        'level 1 2 fact',
        'check answered fail pass fact',
        'baseline 1',
      ]);
    });

    it('that fails leaves all as it was and is named', async () => {
      harness.setCatalog(new Error('catalog down'));
      await harness.round();
      expect((await harness.standing('refunds')).level).toBe(3);
      expect(
        (await harness.handlers.getStatus({}, TestHarness.credentials)).catalog,
      ).toMatchObject({ state: 'failing', error: 'catalog down' });
    });
  });

  it('counts the services of a group with those of all groups below it, once each', async () => {
    const view = await harness.handlers.getGroup(
      { kind: 'group', namespace: 'default', name: 'company' },
      TestHarness.credentials,
    );
    expect(view).toMatchObject({
      total: 2,
      groups: 2,
      cycle: [],
      distribution: [
        { level: 1, name: 'Reactive', count: 1 },
        { level: 2, name: 'Managed', count: 0 },
        { level: 3, name: 'Proactive', count: 1 },
      ],
    });
  });

  it('asks the catalog for what the rules look at', async () => {
    await harness.restart([
      {
        ...ladder,
        text: ladder.text.replace(
          'spec.type: service',
          'spec.criticality: high',
        ),
      },
    ]);
    harness.setCatalog([
      group('payments'),
      component('refunds', {
        spec: { type: 'service', owner: 'payments', criticality: 'high' },
      }),
    ]);
    await harness.round();
    expect((await harness.standing('refunds')).level).toBe(3);
  });

  it('gives a group without services no level at all', async () => {
    harness.setCatalog([
      group('empty'),
      group('payments'),
      component('refunds'),
    ]);
    await harness.round();
    const view = await harness.handlers.getGroup(
      { kind: 'group', namespace: 'default', name: 'empty' },
      TestHarness.credentials,
    );
    expect(view.total).toBe(0);
    expect(view.distribution.every(({ count }) => count === 0)).toBe(true);
  });

  it('loses and repeats nothing when a worker dies while it evaluates', async () => {
    harness.advance({ hours: 48 });
    harness.evidence.refunds = { ...full, 'slo.definedCount': 0 };
    await harness.store.queue.enqueueAll();
    const dead = await harness.store.queue.claim({
      limit: 10,
      leaseSeconds: 0,
    });
    expect(dead.items.length).toBeGreaterThan(0);
    await harness.round();
    await harness.round();
    expect(await harness.history('refunds')).toEqual([
      'level 3 2 fact',
      'check has-objectives pass fail fact',
      'baseline 3',
    ]);
    const held = await harness.store.transaction(tx =>
      tx.queue.stillHeld(dead),
    );
    expect(held).toEqual([]);
  });

  it('answers a refresh with the new result', async () => {
    harness.evidence.ledger = onCall;
    const card = await harness.handlers.refreshService(
      { kind: 'component', namespace: 'default', name: 'ledger' },
      TestHarness.credentials,
    );
    expect(card.scorecards[0]?.level.level).toBe(2);
    expect(card.pending).toBe(false);
  });

  it('refuses a refresh without the permission', async () => {
    harness.permissions.authorize.mockResolvedValue([
      { result: 'DENY' as never },
    ]);
    await expect(
      harness.handlers.refreshService(
        { kind: 'component', namespace: 'default', name: 'ledger' },
        mockCredentials.user(),
      ),
    ).rejects.toThrow(/readiness.service.refresh/);
  });
});
