import type { SelfAssessment } from '@service-readiness/backstage-plugin-readiness-common';
import { minute, start } from './__testUtils__/examples';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const databases = testDatabases();
const payments = 'group:default/payments';

const quickCheck = (id: string, more: Partial<SelfAssessment> = {}) =>
  ({
    id,
    groupRef: payments,
    questionnaire: 'quickCheck',
    answers: { leadtime: 4, changefailure: 7.5 },
    byMember: true,
    assessedBy: 'user:default/kim',
    assessedAt: start,
    ...more,
  } as SelfAssessment);

describe.each(databases.ids)('self-assessments kept in %s', id => {
  it('come back whole, those of a group and a questionnaire, newest first', async () => {
    const { assessments } = (await databases.create(id)).store;
    const capabilities: SelfAssessment = {
      id: 'c1',
      groupRef: payments,
      questionnaire: 'capabilities',
      answers: {
        'deploys-alone': { answer: 'partly', words: 'On \u{1f680} days.' },
        'detection-time': { answer: 'unknown' },
      },
      assessedBy: 'user:default/out',
      assessedAt: start,
      byMember: false,
    };
    await assessments.add([
      quickCheck('q1'),
      quickCheck('q2', { assessedAt: start + minute }),
      quickCheck('other', { groupRef: 'group:default/platform' }),
      capabilities,
    ]);
    await assessments.add([]);
    const list = (limit: number) =>
      assessments.list({
        groupRef: payments,
        questionnaire: 'quickCheck' as const,
        limit,
      });
    expect(await list(9)).toEqual([
      quickCheck('q2', { assessedAt: start + minute }),
      quickCheck('q1'),
    ]);
    expect((await list(1)).map(one => one.id)).toEqual(['q2']);
    expect(
      await assessments.list({
        groupRef: payments,
        questionnaire: 'capabilities',
        limit: 9,
      }),
    ).toEqual([capabilities]);
  });

  it('keep words that PostgreSQL would refuse, without what it refuses', async () => {
    const { assessments } = (await databases.create(id)).store;
    await assessments.add([
      {
        id: 'c1',
        groupRef: payments,
        questionnaire: 'capabilities',
        answers: { 'deploys-alone': { answer: 'good', words: 'a\0b\ud800' } },
        assessedBy: 'user:default/kim',
        assessedAt: start,
        byMember: true,
      },
    ]);
    const [kept] = await assessments.list({
      groupRef: payments,
      questionnaire: 'capabilities',
      limit: 9,
    });
    expect(kept?.answers['deploys-alone']?.words).toBe('ab');
  });

  it('go when they are old', async () => {
    const { assessments } = (await databases.create(id)).store;
    await assessments.add([
      quickCheck('q1'),
      quickCheck('q2', { assessedAt: start + minute }),
    ]);
    expect(await assessments.prune(start + minute)).toBe(1);
    const left = await assessments.list({
      groupRef: payments,
      questionnaire: 'quickCheck',
      limit: 9,
    });
    expect(left.map(one => one.id)).toEqual(['q2']);
  });
});
