import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  readinessWaiverDecidePermission,
  type OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import { testDatabases } from './database/__testUtils__/databases';
import type { ReadinessStore } from './stores/ReadinessStore';
import {
  actCatalog,
  as,
  attestedLadder,
  createActCompany,
  type Person,
} from './testing/actCompany';
import type { TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const day = 24;

type Body = OperationInput<'requestWaiver'>['body'];

describe.each(databases.ids)('waivers on %s', id => {
  let store: ReadinessStore;
  let harness: TestHarness;

  const moment = (days: number) =>
    new Date(harness.now + days * 86_400_000).toISOString();
  const request = async (change: Partial<Body> = {}, who: Person = 'kim') => {
    const body: Body = {
      entityRef: 'component:default/refunds',
      checkIds: ['load-tested'],
      reason: 'plannedWork',
      explanation: 'Comes with the new cluster.',
      until: moment(30),
      ...change,
    };
    const answer = await harness.handlers.requestWaiver({ body }, as(who));
    return answer.waiver;
  };
  const decide = (
    waiverId: string,
    who: Person = 'ada',
    outcome: 'approved' | 'refused' = 'approved',
  ) =>
    harness.handlers.decideWaiver(
      { id: waiverId, body: { outcome, comment: 'As agreed.' } },
      as(who),
    );
  const end = (waiverId: string, who: Person) =>
    harness.handlers.endWaiver(
      { id: waiverId, body: { comment: 'No longer needed.' } },
      as(who),
    );
  const list = async (
    query: OperationInput<'listWaivers'>['query'] = {},
    who: Person = 'kim',
  ) => (await harness.handlers.listWaivers({ query }, as(who))).items;
  const level = async () => {
    const card = await harness.card('refunds');
    const { level: held, earned, waived } = card.scorecards[0]?.level ?? {};
    return { held, earned, waived };
  };

  beforeEach(async () => {
    ({ store } = await databases.create(id));
    harness = await createActCompany(store);
  });

  it('are asked for by one person, approved by another, and said to be what they are', async () => {
    const waiver = await request({ compensatingMeasure: 'A slow start.' });
    expect(waiver).toMatchObject({
      ...{ state: 'requested', requestedBy: 'user:default/kim' },
      checks: [{ id: 'load-tested', title: 'Load tested' }],
      approvers: ['group:default/platform'],
      may: { decide: false, end: true },
    });
    expect(await level()).toEqual({ held: 2, earned: 2, waived: 0 });
    expect((await list({ state: 'requested' }, 'ada'))[0]?.may).toEqual({
      ...{ decide: true, end: false },
    });
    const { waiver: decided, levels } = await decide(waiver.id);
    expect(decided).toMatchObject({
      state: 'inForce',
      decision: { outcome: 'approved', by: 'user:default/ada' },
    });
    expect(levels).toMatchObject([{ level: 3, earned: 2, waived: 1 }]);
    // What is waived is not what is met.
    expect(await harness.standing('refunds')).toMatchObject({
      level: 3,
      outcomes: { 'load-tested': 'unknown' },
    });
    expect(await harness.history('refunds')).toEqual([
      'level 2 3 waiver',
      'baseline 2',
    ]);
    const { items } = await harness.handlers.listActivity({}, as('kim'));
    expect(items.map(({ text, by }) => [text, by])).toEqual([
      [
        'Approved the waiver of Load tested until 2026-04-01 (refunds)',
        'user:default/ada',
      ],
      [
        'Asked for a waiver of Load tested until 2026-04-01 (refunds)',
        'user:default/kim',
      ],
    ]);
    expect(harness.audited).toMatchObject([
      { eventId: 'waiver-request', meta: { by: 'user:default/kim' } },
      {
        eventId: 'waiver-decision',
        meta: { by: 'user:default/ada', outcome: 'approved' },
      },
    ]);
    expect(JSON.stringify([items, harness.audited])).not.toContain('cluster');
  });

  it('are never decided by who asked, although they approve others', async () => {
    harness.claims['user:default/kim']?.push('group:default/platform');
    const catalog = actCatalog().map(entity =>
      entity.metadata.name === 'kim'
        ? {
            ...entity,
            relations: ['payments', 'platform'].map(team => ({
              type: 'memberOf',
              targetRef: `group:default/${team}`,
            })),
          }
        : entity,
    );
    harness.setCatalog(catalog);
    const waiver = await request();
    await expect(decide(waiver.id, 'kim')).rejects.toThrow(
      /nobody decides about their own request/,
    );
    expect(harness.audited.pop()).toMatchObject({
      eventId: 'waiver-decision',
      error: expect.stringMatching(/own request/),
    });
    expect(await list({ state: 'requested' })).toHaveLength(1);
  });

  it('are decided once: of two who decide at once one wins, and the other learns who', async () => {
    const other = await createActCompany(store);
    other.now = harness.now;
    const { id: waiverId } = await request();
    const outcomes = await Promise.allSettled([
      decide(waiverId, 'ada', 'approved'),
      other.handlers.decideWaiver(
        {
          id: waiverId,
          body: { outcome: 'refused', comment: 'Too long.' },
        },
        as('eve'),
      ),
    ]);
    const lost = outcomes.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(1);
    const [{ decision } = {}] = await list();
    const { reason } = lost[0] as PromiseRejectedResult;
    expect(reason.name).toBe('ConflictError');
    expect(reason.message).toBe(
      `it is decided already: ${decision?.outcome} by ${decision?.by} on 2026-03-02`,
    );
    const { items } = await harness.handlers.listActivity({}, as('kim'));
    expect(items).toHaveLength(2);
  });

  it.each([
    [
      'a date beyond the policy',
      { until: '2027-01-01T00:00:00Z' },
      /too far ahead.*at most 90 days/,
    ],
    [
      'a date that has passed',
      { until: '2026-01-01T00:00:00Z' },
      /in the past/,
    ],
    [
      'a misspelt check',
      { checkIds: ['load-testd'] },
      /did you mean 'load-tested'/,
    ],
    [
      'a service that is not there',
      { entityRef: 'component:default/refund' },
      /No service 'component:default\/refund' that you can see/,
    ],
    ['what is no reference', { entityRef: 'refunds' }, /write it like/],
  ])('refuse %s', async (_, change, message) => {
    await expect(request(change)).rejects.toThrow(message);
    expect(await list()).toEqual([]);
    expect(harness.audited).toMatchObject([
      { eventId: 'waiver-request', error: expect.stringMatching(message) },
    ]);
  });

  it('are refused to outsiders, to services, and where the policy says no', async () => {
    await expect(request({}, 'out')).rejects.toThrow(/owner of the service/);
    const { id: waiverId } = await request();
    await expect(decide(waiverId, 'sam')).rejects.toThrow(
      /decided by group:default\/platform/,
    );
    await expect(
      harness.handlers.decideWaiver(
        { id: waiverId, body: { outcome: 'approved' } },
        mockCredentials.service(),
      ),
    ).rejects.toThrow(/Only a person/);
    harness.permissions.authorize.mockImplementation(async requests =>
      requests.map(({ permission }) => ({
        result:
          permission.name === readinessWaiverDecidePermission.name
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );
    await expect(decide(waiverId)).rejects.toThrow(
      'This needs the permission readiness.waiver.decide on component:default/refunds',
    );
    const [waiver] = await list({}, 'ada');
    expect(waiver?.may.decide).toBe(false);
  });

  it('are refused to who has left the group between the request and the decision', async () => {
    const { id: waiverId } = await request();
    harness.setCatalog(actCatalog({ left: ['ada'] }));
    await expect(decide(waiverId)).rejects.toThrow(/this is decided by/);
    await decide(waiverId, 'eve');
  });

  it('may be refused, with a word', async () => {
    const { id: waiverId } = await request();
    await expect(
      harness.handlers.decideWaiver(
        { id: waiverId, body: { outcome: 'refused' } },
        as('ada'),
      ),
    ).rejects.toThrow(/comment is empty/);
    const { waiver, levels } = await decide(waiverId, 'ada', 'refused');
    expect(waiver.state).toBe('refused');
    expect(levels[0]?.level).toBe(2);
    // It may be asked for again.
    await request();
  });

  it('lapse when they lapse, although the backend was down', async () => {
    const { id: waiverId } = await request({ until: moment(10) });
    const lapsesAt = moment(10);
    await decide(waiverId);
    harness.advance({ hours: 12 * day });
    await harness.restart([attestedLadder]);
    await harness.round();
    expect(await level()).toEqual({ held: 2, earned: 2, waived: 0 });
    const { items } = await harness.handlers.getHistory(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      as('kim'),
    );
    expect(items[0]).toMatchObject({
      ...{ kind: 'level', from: '3', to: '2', cause: 'lapse' },
      ...{ effectiveAt: lapsesAt, noticedAt: moment(0) },
    });
    expect((await list())[0]?.state).toBe('lapsed');
  });

  it('hold through a clock that jumps back', async () => {
    const { id: waiverId } = await request();
    harness.now -= 3_600_000;
    await decide(waiverId);
    harness.now -= 3_600_000;
    await harness.round();
    expect(await level()).toEqual({ held: 3, earned: 2, waived: 1 });
  });

  it('end by the hand of who asked, or of who decides', async () => {
    const { id: first } = await request();
    await expect(end(first, 'ada')).rejects.toThrow(/taken back by/);
    // Another owner of the service, for who asked may have left.
    expect((await end(first, 'sam')).waiver.state).toBe('withdrawn');
    await expect(decide(first)).rejects.toThrow(/was withdrawn by/);
    const { id: second } = await request();
    await decide(second);
    await expect(end(second, 'out')).rejects.toThrow(/taken back by/);
    const { waiver, levels } = await end(second, 'eve');
    expect(waiver.state).toBe('revoked');
    expect(levels[0]?.level).toBe(2);
    expect((await harness.history('refunds'))[0]).toBe('level 3 2 waiver');
    await expect(end(second, 'kim')).rejects.toThrow(/ended already: revoked/);
  });

  it('are prolonged by a new request that is decided anew', async () => {
    const { id: first } = await request({ until: moment(10) });
    await expect(request()).rejects.toThrow(/requested already/);
    await decide(first);
    await expect(request()).rejects.toThrow(/ask to prolong it/);
    expect((await list())[0]?.lapsing).toBe(true);
    const renewal = await request({ renews: first, until: moment(40) });
    expect(renewal).toMatchObject({ renews: first, state: 'requested' });
    await expect(decide(renewal.id, 'kim')).rejects.toThrow(/own request/);
    await decide(renewal.id);
    harness.advance({ hours: 11 * day });
    await harness.round();
    expect(await level()).toMatchObject({ held: 3, waived: 1 });
    expect((await list()).map(({ state }) => state)).toEqual([
      'lapsed',
      'inForce',
    ]);
  });

  it('end with their service, requests too', async () => {
    const { id: waiverId } = await request();
    harness.setCatalog(actCatalog({ without: ['refunds'] }));
    for (let i = 0; i < 3; i++) await harness.round();
    await expect(decide(waiverId)).rejects.toThrow(/No waiver/);
    expect(await list({ state: 'removed' })).toMatchObject([
      { id: waiverId, ended: { by: 'plugin:readiness' } },
    ]);
  });

  it('are told to nobody who may not see the service', async () => {
    const { id: waiverId } = await request();
    harness.permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.DENY },
    ]);
    const nobody = '00000000-0000-4000-8000-000000000000';
    const answer = async (of: string) =>
      (
        await decide(of).catch(
          (error: Error) => `${error.name} ${error.message}`,
        )
      )
        .toString()
        .replace(of, 'ID');
    expect(await answer(waiverId)).toBe(await answer(nobody));
    expect(await list()).toEqual([]);
    const { items } = await harness.handlers.listActivity({}, as('kim'));
    expect(items).toEqual([]);
  });

  it('are listed by state, owner, check and end', async () => {
    const { id: waiverId } = await request();
    await decide(waiverId);
    await request({
      entityRef: 'component:default/ledger',
      checkIds: ['answered', 'load-tested'],
      until: moment(5),
    });
    const names = async (query: OperationInput<'listWaivers'>['query']) =>
      (await list(query)).map(({ entityTitle }) => entityTitle);
    expect(await names({})).toEqual(['ledger', 'refunds']);
    expect(await names({ state: 'inForce' })).toEqual(['refunds']);
    expect(await names({ check: 'answered' })).toEqual(['ledger']);
    expect(await names({ lapsingBefore: moment(60) })).toEqual(['refunds']);
    expect(await names({ owner: 'group:default/other' })).toEqual([]);
    expect(await names({ group: 'group:default/payments' })).toHaveLength(2);
    await expect(
      names({ lapsingBefore: moment(60), state: 'refused' }),
    ).rejects.toThrow(/leave out 'state'/);
  });
});
