import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { OperationInput } from '@service-readiness/backstage-plugin-readiness-common';
import { testDatabases } from './database/__testUtils__/databases';
import {
  actCatalog,
  as,
  attestedLadder,
  createActCompany,
} from './testing/actCompany';
import type { TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const day = 24;

type Body = OperationInput<'attest'>['body'];

describe.each(databases.ids)('attestations on %s', id => {
  let harness: TestHarness;

  const moment = (days: number) =>
    new Date(harness.now + days * 86_400_000).toISOString();
  const body = (change: Partial<Body> = {}): Body => ({
    items: [{ entityRef: 'component:default/refunds', checkId: 'load-tested' }],
    comment: 'Twice the peak, on Tuesday.',
    expiresAt: moment(30),
    ...change,
  });
  const attest = (change: Partial<Body> = {}, who = as('kim')) =>
    harness.handlers.attest({ body: body(change) }, who);
  const attestOne = async (change: Partial<Body> = {}, who = as('kim')) => {
    const { accepted, refused } = await attest(change, who);
    expect(refused).toEqual([]);
    const [first] = accepted;
    if (!first) throw new Error('Nothing was accepted');
    return first;
  };
  const standing = async () => {
    const { items } = await harness.handlers.listAttestations({}, as('out'));
    return items.map(({ by, comment }) => [by, comment]);
  };

  beforeEach(async () => {
    harness = await createActCompany((await databases.create(id)).store);
  });

  it('give the level in the answer, and say whose word it is', async () => {
    expect((await harness.standing('refunds')).level).toBe(2);
    const { attestation, levels } = await attestOne({
      evidence: 'https://wiki.example.com/load',
    });
    expect(levels).toMatchObject([
      { scorecardId: 'ladder', level: 3, earned: 3, name: 'Proactive' },
    ]);
    expect(attestation).toMatchObject({
      ...{ entityRef: 'component:default/refunds', entityTitle: 'refunds' },
      ...{ checkTitle: 'Load tested', by: 'user:default/kim' },
      ...{ asks: 'It was tested with twice the peak.', state: 'standing' },
      ...{ evidence: 'https://wiki.example.com/load', lapsing: false },
      ...{ at: moment(0), expiresAt: moment(30), may: { withdraw: true } },
    });
    expect(await harness.standing('refunds')).toMatchObject({
      level: 3,
      outcomes: { 'load-tested': 'pass' },
    });
    expect(await harness.history('refunds')).toEqual([
      'level 2 3 attestation',
      'check load-tested unknown pass attestation',
      'baseline 2',
    ]);
    expect(harness.audited).toMatchObject([
      {
        eventId: 'attest',
        meta: { by: 'user:default/kim', accepted: [attestation.id] },
      },
    ]);
    // The words of people are in the attestation, not in logs.
    expect(JSON.stringify(harness.audited)).not.toContain('Tuesday');
  });

  it('keep what is good of a request, and name what is not', async () => {
    const { accepted, refused } = await attest({
      items: [
        { entityRef: 'Component:default/Refunds', checkId: 'load-tested' },
        { entityRef: 'component:default/refunds', checkId: 'load-tested' },
        { entityRef: 'component:default/nobody', checkId: 'load-tested' },
        { entityRef: 'refunds', checkId: 'load-tested' },
        { entityRef: 'component:default/ledger', checkId: 'load-testd' },
        { entityRef: 'component:default/ledger', checkId: 'answered' },
        { entityRef: 'component:default/ledger', checkId: 'load-tested' },
      ],
    });
    expect(
      accepted.map(({ index, levels }) => [index, levels[0]?.level]),
    ).toEqual([
      [0, 3],
      [6, 3],
    ]);
    expect(refused.map(({ index, error }) => [index, error.name])).toEqual([
      [1, 'InputError'],
      [2, 'NotFoundError'],
      [3, 'InputError'],
      [4, 'InputError'],
      [5, 'InputError'],
    ]);
    expect(refused[3]?.error.message).toBe(
      "no check 'load-testd' is asked of component:default/ledger (did you mean 'load-tested'?)",
    );
    expect(await standing()).toHaveLength(2);
  });

  it.each([
    ['an outsider', () => attest({}, as('out')), /attested by the owner/],
    [
      'a date beyond what the check allows',
      () => attest({ expiresAt: moment(92) }),
      /too far ahead/,
    ],
    [
      'a script for evidence',
      () => attest({ evidence: 'data:text/html,x' }),
      /no http/,
    ],
  ])('refuse %s', async (_, ask, message) => {
    const { accepted, refused } = await ask();
    expect(accepted).toEqual([]);
    expect(refused[0]?.error.message).toMatch(message);
    expect(await standing()).toEqual([]);
    expect(harness.audited).toMatchObject([
      { error: 'Nothing of the request was accepted' },
    ]);
  });

  it('are of people alone, and need the permission', async () => {
    await expect(
      harness.handlers.attest({ body: body() }, mockCredentials.service()),
    ).rejects.toThrow(/Only a person/);
    harness.permissions.authorize.mockImplementationOnce(async requests =>
      requests.map(() => ({ result: AuthorizeResult.DENY })),
    );
    const { refused } = await attest();
    expect(refused[0]?.error).toEqual({
      name: 'NotAllowedError',
      message:
        'This needs the permission readiness.attestation.create on component:default/refunds',
    });
    expect(harness.audited).toMatchObject([
      { error: expect.stringMatching(/Only a person/) },
      { meta: { refused: [{ index: 0 }] } },
    ]);
  });

  it('are refused to who has left the group, whatever their token says', async () => {
    harness.setCatalog(actCatalog({ left: ['kim'] }));
    const { refused } = await attest();
    expect(refused[0]?.error.name).toBe('NotAllowedError');
  });

  it('are replaced by the next, also when two come at once', async () => {
    await attestOne();
    await Promise.all([
      attestOne({ comment: 'One.' }, as('sam')),
      attestOne({ comment: 'Two.' }),
    ]);
    expect(await standing()).toHaveLength(1);
    const { items } = await harness.handlers.listAttestations(
      { query: { state: 'replaced' } },
      as('kim'),
    );
    expect(items).toHaveLength(2);
    expect((await harness.standing('refunds')).level).toBe(3);
  });

  it('are taken back by who gave them or the owner of the check, and by nobody else', async () => {
    const { attestation } = await attestOne();
    const withdraw = (who: Parameters<typeof as>[0]) =>
      harness.handlers.withdrawAttestation(
        { id: attestation.id, body: { comment: 'It was another service.' } },
        as(who),
      );
    await expect(withdraw('sam')).rejects.toThrow(/by whoever gave it/);
    expect(harness.audited.pop()).toMatchObject({
      eventId: 'attestation-withdraw',
      error: expect.stringMatching(/whoever gave it/),
    });
    const { levels, attestation: ended } = await withdraw('ada');
    expect(levels[0]?.level).toBe(2);
    expect(ended).toMatchObject({
      state: 'withdrawn',
      ended: { by: 'user:default/ada', comment: 'It was another service.' },
    });
    await expect(withdraw('kim')).rejects.toThrow(/ended already: withdrawn/);
    expect((await harness.history('refunds'))[0]).toBe('level 3 2 attestation');
  });

  it('lapse when they lapse, although the backend was down', async () => {
    await attestOne({ expiresAt: moment(10) });
    const lapsesAt = moment(10);
    harness.advance({ hours: 12 * day });
    await harness.restart([attestedLadder]);
    await harness.round();
    expect((await harness.standing('refunds')).level).toBe(2);
    const { items } = await harness.handlers.getHistory(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      as('kim'),
    );
    expect(items[0]).toMatchObject({
      ...{ kind: 'level', from: '3', to: '2', cause: 'lapse' },
      ...{ effectiveAt: lapsesAt, noticedAt: moment(0) },
    });
    expect(await standing()).toEqual([]);
  });

  it('stand through a clock that jumps back', async () => {
    await attestOne();
    harness.now -= 2 * 3_600_000;
    await harness.round();
    expect((await harness.standing('refunds')).level).toBe(3);
    // What is attested now takes the place of what is dated later.
    await attestOne({ comment: 'Again.' }, as('sam'));
    expect(await standing()).toEqual([['user:default/sam', 'Again.']]);
  });

  it('end with their service, and stay in the log', async () => {
    await attestOne();
    harness.setCatalog(actCatalog({ without: ['refunds'] }));
    for (let i = 0; i < 3; i++) await harness.round();
    const { refused } = await attest();
    expect(refused[0]?.error.name).toBe('NotFoundError');
    const { items } = await harness.handlers.listAttestations(
      { query: { state: 'removed' } },
      as('kim'),
    );
    expect(items).toMatchObject([{ ended: { by: 'plugin:readiness' } }]);
    const { items: log } = await harness.handlers.listActivity({}, as('kim'));
    expect(log.map(({ action, by, text }) => [action, by, text])).toEqual([
      [
        'removeService',
        'plugin:readiness',
        'It left the catalog; 1 attestations, waivers and disputes ended (component:default/refunds)',
      ],
      [
        'attest',
        'user:default/kim',
        'Attested Load tested until 2026-04-01 (component:default/refunds)',
      ],
    ]);
    harness.setCatalog(actCatalog());
    await harness.round();
    expect((await harness.standing('refunds')).level).toBe(2);
  });

  it('are listed by what runs out first, for who looks after them', async () => {
    await attestOne({ expiresAt: moment(60) });
    await attestOne({
      items: [
        { entityRef: 'component:default/ledger', checkId: 'load-tested' },
      ],
      expiresAt: moment(10),
    });
    const list = async (
      query: OperationInput<'listAttestations'>['query'] = {},
    ) => {
      const answer = await harness.handlers.listAttestations(
        { query },
        as('sam'),
      );
      return answer.items.map(({ entityTitle, lapsing }) =>
        lapsing ? `${entityTitle}!` : entityTitle,
      );
    };
    expect(await list()).toEqual(['ledger!', 'refunds']);
    expect(await list({ expiringBefore: moment(30) })).toEqual(['ledger!']);
    expect(await list({ owner: 'group:default/payments' })).toHaveLength(2);
    expect(await list({ group: 'group:default/other' })).toEqual([]);
    expect(await list({ entity: 'component:default/refunds' })).toEqual([
      'refunds',
    ]);
    await expect(list({ check: 'load-testd' })).rejects.toThrow(
      /did you mean 'load-tested'/,
    );
    const first = await harness.handlers.listAttestations(
      { query: { limit: 1 } },
      as('sam'),
    );
    expect(first.items).toHaveLength(1);
    expect(await list({ limit: 1, cursor: first.nextCursor })).toEqual([
      'refunds',
    ]);
    await expect(
      harness.handlers.listWaivers(
        { query: { cursor: first.nextCursor } },
        as('sam'),
      ),
    ).rejects.toThrow(/does not belong to this list/);
  });

  it.each([
    [
      'an owner',
      'kim',
      { attest: ['load-tested'], requestWaiver: true, decideWaiver: false },
    ],
    [
      'who owns the checks',
      'ada',
      { attest: [], requestWaiver: false, decideWaiver: true },
    ],
    [
      'an outsider',
      'out',
      { attest: [], requestWaiver: false, decideWaiver: false },
    ],
  ] as const)(
    'are offered on the card to %s as far as they may',
    async (_, who, may) => {
      const card = await harness.handlers.getService(
        { kind: 'component', namespace: 'default', name: 'refunds' },
        as(who),
      );
      expect(card.may).toEqual({ refresh: true, dispute: true, ...may });
    },
  );

  it('say on the card what runs out soon, and when', async () => {
    const card = () => harness.card('refunds');
    await attestOne({ expiresAt: moment(30) });
    expect((await card()).lapsing).toEqual({ attestations: 0, waivers: 0 });
    await attestOne({ expiresAt: moment(5) });
    expect((await card()).lapsing).toEqual({
      ...{ attestations: 1, waivers: 0 },
      firstAt: moment(5),
    });
    expect((await card()).longestWaiverDays).toBe(90);
  });

  it('are offered to nobody who is no person', async () => {
    const card = await harness.handlers.getService(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      mockCredentials.service(),
    );
    expect(card.may).toEqual({
      ...{ refresh: true, attest: [], requestWaiver: false },
      ...{ decideWaiver: false, dispute: false },
    });
  });
});
