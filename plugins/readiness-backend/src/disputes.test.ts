import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { testDatabases } from './database/__testUtils__/databases';
import { as, createActCompany, type Person } from './testing/actCompany';
import type { TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('disputes on %s', id => {
  let harness: TestHarness;

  const dispute = (factName = 'oncall.hasSchedule', who: Person = 'out') =>
    harness.handlers.dispute(
      {
        body: {
          entityRef: 'component:default/refunds',
          ...{ checkId: 'answered', factName, comment: 'It has none.' },
        },
      },
      as(who),
    );
  const answer = (
    disputeId: string,
    who: Person,
    outcome: 'accepted' | 'rejected' | 'withdrawn' = 'accepted',
  ) =>
    harness.handlers.answerDispute(
      { id: disputeId, body: { outcome, comment: 'Mended at its source.' } },
      as(who),
    );

  beforeEach(async () => {
    harness = await createActCompany((await databases.create(id)).store);
  });

  it('come to who answers for the fact, stand on the check, and change no outcome', async () => {
    const before = await harness.standing('refunds');
    const raised = await dispute();
    expect(raised).toMatchObject({
      ...{ collectorId: 'evidence', collectorTitle: 'Evidence' },
      // The collector has no owner of its own: the owner of the check.
      answerer: 'group:default/platform',
      ...{ by: 'user:default/out', state: 'open' },
      may: { answer: false, withdraw: true },
    });
    expect(await harness.standing('refunds')).toEqual(before);
    const { checks } = await harness.handlers.explainScorecard(
      {
        ...{ kind: 'component', namespace: 'default', name: 'refunds' },
        scorecardId: 'ladder',
      },
      as('kim'),
    );
    expect(checks.map(({ disputes }) => disputes.length)).toEqual([1, 0]);
    expect(checks[0]?.disputes[0]).toMatchObject({
      ...{ factName: 'oncall.hasSchedule', by: 'user:default/out' },
    });
    const { items } = await harness.handlers.listCollectors({}, as('ada'));
    expect(items.map(c => [c.id, c.openDisputes])).toEqual([
      ['catalog', 0],
      ['delivery', 0],
      ['evidence', 1],
    ]);
    expect(
      (
        await harness.handlers.listDisputes(
          { query: { collector: 'evidence' } },
          as('ada'),
        )
      ).items.map(({ may }) => may),
    ).toEqual([{ answer: true, withdraw: false }]);
  });

  it('are answered once, by who is asked', async () => {
    const raised = await dispute();
    await expect(dispute()).rejects.toThrow(/disputed already/);
    await expect(answer(raised.id, 'kim')).rejects.toThrow(/answered by/);
    await expect(answer(raised.id, 'ada', 'withdrawn')).rejects.toThrow(
      /whoever raised it/,
    );
    expect(await answer(raised.id, 'ada')).toMatchObject({
      state: 'accepted',
      answer: { by: 'user:default/ada', comment: 'Mended at its source.' },
    });
    await expect(answer(raised.id, 'eve')).rejects.toThrow(
      /closed already: accepted by user:default\/ada/,
    );
    const { items } = await harness.handlers.listActivity({}, as('kim'));
    expect(items.map(({ text }) => text)).toEqual([
      'Closed the dispute about oncall.hasSchedule: accepted (refunds)',
      'Said that oncall.hasSchedule is wrong (refunds)',
    ]);
    const again = await dispute();
    expect((await answer(again.id, 'out', 'withdrawn')).state).toBe(
      'withdrawn',
    );
  });

  it('come to the owner of the collector, where it has one', async () => {
    harness.collector.owner = 'group:default/other';
    const raised = await dispute('oncall.hasSchedule', 'kim');
    expect(raised.answerer).toBe('group:default/other');
    await expect(answer(raised.id, 'ada')).rejects.toThrow(
      /answered by group:default\/other/,
    );
    expect((await answer(raised.id, 'out', 'rejected')).state).toBe('rejected');
  });

  it('are about facts that the check reads', async () => {
    await expect(dispute('oncall.hasShedule')).rejects.toThrow(
      /did you mean 'oncall.hasSchedule'/,
    );
    await expect(dispute('slo.definedCount')).rejects.toThrow(
      /does not read 'slo.definedCount'/,
    );
  });

  it('need the permission, and a service that one sees', async () => {
    harness.permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    await expect(dispute()).rejects.toThrow(/readiness.dispute.create/);
    const raised = await dispute();
    harness.permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.DENY },
    ]);
    await expect(dispute('oncall.escalationLevels')).rejects.toThrow(
      /No service/,
    );
    await expect(answer(raised.id, 'ada')).rejects.toThrow(/No dispute/);
  });

  it('leave the log to who may read it', async () => {
    harness.permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    await expect(harness.handlers.listActivity({}, as('kim'))).rejects.toThrow(
      /readiness.activity.read/,
    );
    await dispute();
    const search = async (query: object) =>
      (await harness.handlers.listActivity({ query }, as('kim'))).items.length;
    expect(await search({ by: 'user:default/out' })).toBe(1);
    expect(await search({ by: 'user:default/kim' })).toBe(0);
    expect(await search({ action: 'dispute' })).toBe(1);
    expect(await search({ entity: 'component:default/ledger' })).toBe(0);
    expect(await search({ to: new Date(harness.now).toISOString() })).toBe(0);
    expect(await search({ from: new Date(harness.now).toISOString() })).toBe(1);
    await expect(search({ cursor: 'x' })).rejects.toThrow(/does not belong/);
  });
});
