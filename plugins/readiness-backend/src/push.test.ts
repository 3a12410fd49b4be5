import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PushFactsBody } from '@service-readiness/backstage-plugin-readiness-common';
import { countWrites } from './database/__testUtils__/countWrites';
import { testDatabases } from './database/__testUtils__/databases';
import { component, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const secret = 'xoxb-planted-secret';
const refunds = 'component:default/refunds';
const answered = { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 };
const ci = mockCredentials.service('external:ci');
const mia = mockCredentials.user('user:default/mia');

const oncall = ['hasSchedule', 'escalationLevels'].map(name => ({
  ...{ name: `oncall.${name}`, validity: { hours: 24 } },
}));
const config = {
  pushedFacts: [
    {
      ...{ id: 'rota', title: 'Rota', owner: 'group:default/platform' },
      facts: oncall,
      subjects: ['external:ci', 'group:default/platform'],
      entities: { kind: 'Component', 'spec.type': 'service' },
    },
    {
      ...{ id: 'notes', title: 'Notes' },
      facts: [
        {
          ...{ name: 'acme.note', type: 'string', description: 'A note.' },
          validity: { days: 1 },
        },
      ],
      subjects: ['external:notes', 'group:default/platform'],
    },
  ],
};

describe.each(databases.ids)('Pushed facts on %s', id => {
  async function setUp() {
    const { store, knex } = await databases.create(id);
    const harness = await TestHarness.create(store, { config });
    const website = { type: 'website', owner: 'group:default/payments' };
    harness.setCatalog([
      component('refunds'),
      component('ledger'),
      component('site', { spec: website }),
    ]);
    harness.claims = { 'user:default/mia': ['group:default/platform'] };
    await harness.round();
    const push = (
      body: PushFactsBody | PushFactsBody['items'],
      credentials = ci,
    ) =>
      harness.handlers.pushFacts(
        { body: Array.isArray(body) ? { items: body } : body },
        credentials,
      );
    return { harness, store, knex, push };
  }

  it('answers with the new level, and where it was before', async () => {
    const { harness, push } = await setUp();
    const { source, accepted, refused } = await push([
      { entityRef: 'Component:default/Refunds', facts: answered },
    ]);
    expect({ source, refused }).toEqual({ source: 'rota', refused: [] });
    expect(accepted).toMatchObject([
      {
        ...{ index: 0, entityRef: refunds, absent: [], pending: false },
        changed: ['oncall.hasSchedule', 'oncall.escalationLevels'],
        levels: [{ scorecardId: 'ladder', level: 2, name: 'Managed', from: 1 }],
      },
    ]);
    expect(await harness.standing('refunds')).toMatchObject({ level: 2 });
    harness.advance({ hours: 1 });
    await push([
      {
        entityRef: refunds,
        facts: { ...answered, 'oncall.escalationLevels': 1 },
      },
    ]);
    expect(await harness.history('refunds')).toEqual([
      'level 2 1 fact',
      'check answered pass fail fact',
      'baseline 2',
    ]);
  });

  it('writes a run and a coverage when nothing has changed, and no fact or result', async () => {
    const { harness, knex, push } = await setUp();
    const items = [{ entityRef: refunds, facts: answered }];
    await push(items);
    const tables = ['fact_documents', 'results', 'transitions'];
    const rows = () => Promise.all(tables.map(table => knex(table).select()));
    const before = await rows();
    harness.advance({ hours: 1 });
    let again: unknown;
    const writes = await countWrites(knex, async () => {
      again = await push(items);
    });
    expect(again).toMatchObject({
      accepted: [{ changed: [], levels: [{ level: 2 }] }],
    });
    expect(await rows()).toEqual(before);
    // The run, the newest run of its source, the coverage; and the source itself, which is held.
    expect(writes).toBeLessThanOrEqual(4);
    harness.advance({ hours: 23.5 });
    await harness.round();
    expect(await harness.standing('refunds')).toMatchObject({
      ...{ level: 2, unverified: false },
    });
  });

  it('counts again from a push after it was stale, though no value differs', async () => {
    const { harness, push } = await setUp();
    const items = [{ entityRef: refunds, facts: answered }];
    await push(items);
    harness.advance({ hours: 25 });
    await harness.round();
    expect(await harness.standing('refunds')).toMatchObject({
      ...{ level: 2, unverified: true },
      outcomes: { answered: 'unknown' },
    });
    const { accepted } = await push(items);
    expect(accepted).toMatchObject([{ changed: [], pending: false }]);
    expect(await harness.standing('refunds')).toMatchObject({
      ...{ level: 2, unverified: false },
      outcomes: { answered: 'pass' },
    });
  });

  it('takes a push for all that is known: what is left out is unknown', async () => {
    const { harness, push } = await setUp();
    await push([{ entityRef: refunds, facts: answered }]);
    const { accepted } = await push([
      { entityRef: refunds, facts: { 'oncall.hasSchedule': true } },
    ]);
    expect(accepted).toMatchObject([
      {
        changed: ['oncall.escalationLevels'],
        absent: ['oncall.escalationLevels'],
      },
    ]);
    expect(await harness.standing('refunds')).toMatchObject({
      outcomes: { answered: 'unknown' },
    });
  });

  it('keeps the good items and names each bad one', async () => {
    const { harness, push } = await setUp();
    const later = new Date(harness.now + 120_000).toISOString();
    const item = (entityRef: string, facts: object, observedAt?: string) => ({
      ...{ entityRef, observedAt, facts: { ...facts } },
    });
    const { accepted, refused } = await push([
      item('component:default/refund', answered),
      item(refunds, { 'oncall.hasShedule': true }),
      item(refunds, { 'oncall.hasSchedule': secret }),
      item(refunds, answered, later),
      item(refunds, answered, 'yesterday'),
      item('refunds', answered),
      item('component:default/site', answered),
      item('component:default/ledger', answered),
      item('component:default/ledger', answered),
    ]);
    expect(accepted.map(({ index }) => index)).toEqual([7]);
    expect(refused.map(({ index, error }) => [index, error.message])).toEqual([
      [
        0,
        "No 'component:default/refund' that 'rota' may report on; did you mean 'component:default/refunds'?",
      ],
      [
        1,
        "fact 'oncall.hasShedule' is not declared; did you mean 'oncall.hasSchedule'?",
      ],
      [2, "fact 'oncall.hasSchedule' must be a bool, got a string"],
      [3, 'observedAt is in the future; it is 2026-03-02T09:00:00.000Z here'],
      [
        4,
        "observedAt must be a moment with an offset, such as '2027-03-31T00:00:00Z'",
      ],
      [
        5,
        "'refunds' is no entity reference; write it like 'component:default/refunds'",
      ],
      [6, "No 'component:default/site' that 'rota' may report on"],
      [8, 'named twice in this request; put all its facts into one item'],
    ]);
    const { items } = await harness.handlers.listCollectors({}, ci);
    expect(items.find(({ id: source }) => source === 'rota')).toMatchObject({
      ...{ kind: 'push', owner: 'group:default/platform', state: 'failing' },
      lastRun: { covered: 1, failed: 8, changed: 2, by: 'external:ci' },
    });
  });

  it('tells operators and owners what was wrong, until it is right', async () => {
    const { harness, push } = await setUp();
    const wrong = [
      { entityRef: refunds, facts: { 'oncall.hasShedule': true } },
    ];
    const source = async () => {
      const { items } = await harness.handlers.listCollectors({}, ci);
      return items.find(({ id: sourceId }) => sourceId === 'rota');
    };
    const error =
      "fact 'oncall.hasShedule' is not declared; did you mean 'oncall.hasSchedule'?";
    await push(wrong);
    await harness.drain();
    // Another pipeline, about another service.
    await push([{ entityRef: 'component:default/ledger', facts: answered }]);
    expect(await source()).toMatchObject({
      ...{ state: 'failing', failures: [{ entityRef: refunds, error }] },
    });
    const keptAt = new Date(harness.now).toISOString();
    harness.advance({ hours: 1 });
    await push(wrong);
    // What was wrong last does not undo what was right before.
    expect(await source()).toMatchObject({
      ...{ lastRun: { covered: 0, failed: 1 }, lastSuccessAt: keptAt },
    });
    const notes = mockCredentials.service('external:notes');
    await push([{ entityRef: refunds, facts: { 'acme.note': 5 } }], notes);
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      ci,
    );
    expect(items.find(({ name }) => name === 'acme.note')).toMatchObject({
      ...{ absence: 'notCollectedYet', collectorId: 'notes' },
      collectorError: "fact 'acme.note' must be a string, got 5",
    });
    await push([{ entityRef: refunds, facts: answered }]);
    expect(await source()).toMatchObject({ state: 'ok', failures: [] });
    await push(wrong);
    await harness.drain();
    // What was right before still counts.
    expect(await harness.standing('refunds')).toMatchObject({ level: 2 });
  });

  it('keeps what was observed last, whenever it comes', async () => {
    const { harness, push } = await setUp();
    const at = (minutes: number) =>
      new Date(harness.now - minutes * 60_000).toISOString();
    const one = { ...answered, 'oncall.escalationLevels': 1 };
    await push([{ entityRef: refunds, facts: answered, observedAt: at(10) }]);
    const late = await push([
      { entityRef: refunds, facts: one, observedAt: at(20) },
    ]);
    expect(late.accepted).toMatchObject([
      {
        ...{ changed: [], absent: [], levels: [{ level: 2 }] },
        ignored:
          "'rota' observed it at 2026-03-02T08:50:00.000Z, which is later",
      },
    ]);
    const twice = await push([
      { entityRef: refunds, facts: answered, observedAt: at(10) },
    ]);
    expect(twice.accepted).toMatchObject([{ changed: [], ignored: undefined }]);
    await Promise.all(
      [5, 1, 4, 2, 3].map(minutes =>
        push([
          {
            ...{ entityRef: refunds, observedAt: at(minutes) },
            facts: { ...answered, 'oncall.escalationLevels': minutes },
          },
        ]),
      ),
    );
    expect(await harness.standing('refunds')).toMatchObject({
      ...{ level: 1, outcomes: { answered: 'fail' } },
    });
  });

  it.each([
    [
      'a token that no source names',
      mockCredentials.service('external:other'),
      /^'external:other' may push no facts; readiness.pushedFacts says/,
    ],
    [
      'a person whom no source names',
      mockCredentials.user('user:default/kim'),
      /^'user:default\/kim' may push no facts/,
    ],
  ])('refuses %s', async (_, credentials, message) => {
    const { harness, push } = await setUp();
    const items = [{ entityRef: refunds, facts: answered }];
    await expect(push(items, credentials as typeof ci)).rejects.toThrow(
      message,
    );
    expect(harness.audited).toMatchObject([
      { eventId: 'facts-push', error: expect.stringMatching(message) },
    ]);
    expect(await harness.standing('refunds')).toMatchObject({ level: 1 });
  });

  it('asks for the source where there are several, and knows none of others', async () => {
    const { push } = await setUp();
    const items = [{ entityRef: refunds, facts: answered }];
    const asMia = mia as unknown as typeof ci;
    await expect(push(items, asMia)).rejects.toThrow(
      "Say in 'source' where the facts belong, one of: rota, notes",
    );
    await expect(push({ source: 'notes', items })).rejects.toThrow(
      "'external:ci' may not push to 'notes'; it may to: rota",
    );
    const { accepted } = await push({ source: 'rota', items }, asMia);
    expect(accepted).toHaveLength(1);
  });

  it('lets people push about what they see and have the permission for', async () => {
    const { harness, push } = await setUp();
    const asMia = mia as unknown as typeof ci;
    harness.permissions.authorize.mockImplementation(async requests =>
      requests.map(request => ({
        result:
          'resourceRef' in request &&
          request.resourceRef === 'component:default/ledger'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );
    harness.permissions.authorizeConditional.mockImplementation(
      async requests =>
        requests.map(() => ({
          result: AuthorizeResult.CONDITIONAL,
          ...{ pluginId: 'catalog', resourceType: 'catalog-entity' },
          conditions: { rule: 'X', resourceType: 'x', params: {} },
        })),
    );
    harness.visibleUids = new Set(['uid-ledger']);
    const items = ['refunds', 'nowhere', 'ledger'].map(name => ({
      ...{ entityRef: `component:default/${name}`, facts: answered },
    }));
    const { accepted, refused } = await push({ source: 'rota', items }, asMia);
    expect(accepted).toEqual([]);
    expect(refused.map(({ error }) => error.message)).toEqual([
      "No 'component:default/refunds' that 'rota' may report on",
      "No 'component:default/nowhere' that 'rota' may report on",
      'This needs the permission readiness.facts.push on component:default/ledger',
    ]);
  });

  it('tells the auditor who pushed where, and no value', async () => {
    const { harness, push } = await setUp();
    const notes = mockCredentials.service('external:notes');
    const items = [
      { entityRef: refunds, facts: { 'acme.note': secret } },
      {
        entityRef: 'component:default/ledger',
        facts: { 'acme.note': [secret] },
      },
    ];
    await push(items, notes);
    expect(harness.audited).toEqual([
      {
        eventId: 'facts-push',
        meta: {
          ...{ by: 'external:notes', items: 2, source: 'notes' },
          ...{ accepted: 1, refused: 1, changed: 1 },
        },
      },
    ]);
  });

  it('leaves nothing behind about what is removed meanwhile', async () => {
    const { harness, store, knex, push } = await setUp();
    await push([{ entityRef: refunds, facts: answered }]);
    harness.permissions.authorize.mockImplementation(async requests => {
      // It was there when the push came.
      await store.entities.remove([refunds], harness.now);
      return requests.map(() => ({ result: AuthorizeResult.ALLOW }));
    });
    const { accepted, refused } = await push([
      { entityRef: refunds, facts: { 'oncall.hasSchedule': false } },
      { entityRef: 'component:default/ledger', facts: answered },
    ]);
    expect(accepted.map(({ index }) => index)).toEqual([1]);
    expect(refused).toEqual([
      {
        ...{ index: 0, entityRef: refunds },
        error: {
          name: 'NotFoundError',
          message: `No '${refunds}' that 'rota' may report on`,
        },
      },
    ]);
    for (const table of ['fact_documents', 'entity_coverage']) {
      expect(await knex(table).where({ entity_ref: refunds })).toEqual([]);
    }
    const { items } = await harness.handlers.listCollectors({}, ci);
    expect(items.find(({ id: source }) => source === 'rota')).toMatchObject({
      lastRun: { covered: 1, failed: 1 },
    });
  });

  it('leaves the evaluation to replicas with the rules in force, and says so', async () => {
    const { store, push } = await setUp();
    // Another replica, of a release with other rules.
    await TestHarness.create(store, { library: [], config });
    const { accepted } = await push([{ entityRef: refunds, facts: answered }]);
    expect(accepted).toMatchObject([
      { pending: true, levels: [{ scorecardId: 'ladder', level: 1 }] },
    ]);
    expect(await store.queue.isQueued(refunds)).toBe(true);
  });

  it('takes a thousand at once', async () => {
    const { harness, push } = await setUp();
    const names = Array.from({ length: 1000 }, (_, i) => `s${i}`);
    harness.setCatalog(names.map(name => component(name)));
    await harness.round();
    const { accepted, refused } = await push(
      names.map(name => ({
        ...{ entityRef: `component:default/${name}`, facts: answered },
      })),
    );
    expect(refused).toEqual([]);
    expect(accepted).toHaveLength(1000);
    expect(accepted[999]).toMatchObject({ levels: [{ level: 2, from: 1 }] });
    const { items } = await harness.handlers.listCollectors({}, ci);
    expect(items.find(({ id: source }) => source === 'rota')).toMatchObject({
      lastRun: { covered: 1000, failed: 0, changed: 2000 },
    });
  });
});
