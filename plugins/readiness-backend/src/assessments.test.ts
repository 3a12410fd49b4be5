import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { AssessBody } from '@service-readiness/backstage-plugin-readiness-common';
import request from 'supertest';
import { testDatabases } from './database/__testUtils__/databases';
import {
  actCatalog,
  as,
  createActCompany,
  type Person,
} from './testing/actCompany';
import { appOf } from './testing/appOf';
import type { TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const payments = { kind: 'Group', namespace: 'default', name: 'Payments' };
const path = '/groups/group/default/payments/assessments';

describe.each(databases.ids)('what teams say of themselves, on %s', id => {
  let harness: TestHarness;

  const assess = (body: AssessBody, who: Person = 'kim') =>
    harness.handlers.assess({ ...payments, body }, as(who));
  const look = (who: Person = 'kim') =>
    harness.handlers.getAssessments(payments, as(who));
  /** A policy that leaves it to the members. */
  const denyAssessments = () =>
    harness.permissions.authorize.mockImplementation(async requests =>
      requests.map(({ permission: { name } }) => ({
        result:
          name === 'readiness.assessment.create'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );

  beforeEach(async () => {
    harness = await createActCompany((await databases.create(id)).store);
  });

  it('begins with nothing, which is no score', async () => {
    expect(await look()).toEqual({
      entityRef: 'group:default/payments',
      title: 'payments',
      bandTable: { id: 'ops-handbook', title: expect.any(String) },
      quickCheck: undefined,
      capabilities: undefined,
      earlier: { quickCheck: [], capabilities: [] },
      may: { assess: true },
    });
  });

  it('shows the newest answers with score and bands, and keeps those before', async () => {
    await assess({ quickCheck: { leadtime: 3, rework: 50 } });
    harness.advance({ hours: 24 });
    const second = await assess(
      { quickCheck: { leadtime: 5, changefailure: 20 } },
      'sam',
    );
    expect(second).toEqual(await look('sam'));
    expect(second.quickCheck).toEqual({
      id: expect.any(String),
      by: 'user:default/sam',
      byMember: true,
      at: '2026-03-03T09:00:00.000Z',
      answers: [
        { metric: 'leadtime', answer: 5, score: 8, bands: ['elite', 'high'] },
        { metric: 'changefailure', answer: 20, score: 8, bands: ['high'] },
      ],
      score: { average: 8, throughput: 8, stability: 8 },
    });
    expect(second.earlier.quickCheck).toEqual([
      {
        id: expect.any(String),
        by: 'user:default/kim',
        byMember: true,
        at: '2026-03-02T09:00:00.000Z',
        answered: 2,
        average: 4.5,
        throughput: 4,
        stability: 5,
      },
    ]);
    expect(second.capabilities).toBeUndefined();
  });

  it('counts what was answered about capabilities; what is not known counts in neither direction', async () => {
    const { capabilities, quickCheck } = await assess({
      quickCheck: {},
      capabilities: {
        'deploys-alone': { answer: 'good' },
        'detection-time': { answer: 'unknown', words: 'We never looked.' },
      },
    });
    expect(quickCheck).toBeUndefined();
    expect(capabilities?.answers).toEqual([
      { question: 'deploys-alone', answer: 'good' },
      {
        question: 'detection-time',
        answer: 'unknown',
        words: 'We never looked.',
      },
    ]);
    expect(
      capabilities?.profile.map(({ capability, good, not, unknown }) => [
        ...[capability, good, not, unknown],
      ]),
    ).toEqual([
      ['velocity', 1, 0, 0],
      ['reliability', 0, 0, 1],
      ['visibility', 0, 0, 0],
      ['coordination', 0, 0, 0],
    ]);
  });

  it('is for the members, and for whom the policy lets: of these it is said that they are none', async () => {
    const answers = { quickCheck: { deployfreq: 4 } };
    expect((await look('out')).may).toEqual({ assess: true });
    const byAnother = await assess(answers, 'out');
    expect(byAnother.quickCheck).toMatchObject({
      by: 'user:default/out',
      byMember: false,
    });
    harness.advance({ hours: 1 });
    denyAssessments();
    expect((await look('out')).may).toEqual({ assess: false });
    await expect(assess(answers, 'out')).rejects.toThrow(
      /assessed by its members.*ask one of them/,
    );
    expect((await look('kim')).may).toEqual({ assess: true });
    expect((await assess(answers)).quickCheck?.byMember).toBe(true);
  });

  it('is not for who has left the group, nor for a service', async () => {
    denyAssessments();
    harness.setCatalog(actCatalog({ left: ['kim'] }));
    await harness.round();
    await expect(assess({ quickCheck: { leadtime: 4 } })).rejects.toThrow(
      /assessed by its members/,
    );
    const service = mockCredentials.service('plugin:other');
    const body = { quickCheck: { leadtime: 4 } };
    await expect(
      harness.handlers.assess({ ...payments, body }, service),
    ).rejects.toThrow(/Only a person/);
    const { may } = await harness.handlers.getAssessments(payments, service);
    expect(may).toEqual({ assess: false });
  });

  it('answers alike for a hidden group, one that is none, and one that is not there', async () => {
    const hidden = { result: AuthorizeResult.DENY } as const;
    harness.permissions.authorizeConditional.mockResolvedValueOnce([hidden]);
    await expect(look()).rejects.toThrow(
      "No group 'group:default/payments' that you can see",
    );
    harness.permissions.authorizeConditional.mockResolvedValueOnce([hidden]);
    await expect(assess({ quickCheck: { leadtime: 4 } })).rejects.toThrow(
      "No group 'group:default/payments' that you can see",
    );
    for (const [kind, name] of [
      ['group', 'nobody'],
      ['component', 'refunds'],
    ] as const) {
      await expect(
        harness.handlers.getAssessments(
          { kind, namespace: 'default', name },
          as('kim'),
        ),
      ).rejects.toThrow(`No group '${kind}:default/${name}' that you can see`);
    }
  });

  it('is told to the auditor without words of people, and logged', async () => {
    await assess({
      quickCheck: { leadtime: 4 },
      capabilities: { 'deploys-alone': { answer: 'not', words: 'Never.' } },
    });
    await expect(assess({})).rejects.toThrow(/nothing is answered/);
    const meta = { by: 'user:default/kim', groupRef: 'group:default/payments' };
    expect(harness.audited.filter(e => e.eventId === 'assess')).toEqual([
      {
        eventId: 'assess',
        path: undefined,
        meta: { ...meta, questionnaires: ['quickCheck', 'capabilities'] },
      },
      {
        eventId: 'assess',
        path: undefined,
        error: 'nothing is answered (answer at least one question)',
        meta: { ...meta, questionnaires: [] },
      },
    ]);
    const { items } = await harness.handlers.listActivity(
      { query: { entity: 'group:default/payments', action: 'assess' } },
      as('kim'),
    );
    expect(items.map(({ text }) => text).sort()).toEqual([
      'Answered the questions about capabilities (payments)',
      'Answered the quick check (payments)',
    ]);
  });

  it('goes with the retention', async () => {
    await assess({ quickCheck: { leadtime: 4 } });
    harness.advance({ hours: 24 * 366 * 5 });
    await harness.parts.retention.run();
    expect((await look()).quickCheck).toBeUndefined();
  });

  it.each([
    [
      'a place that is none',
      { quickCheck: { leadtime: 7 } },
      /quickCheck\.leadtime/,
    ],
    [
      'more than all',
      { quickCheck: { changefailure: 101 } },
      /quickCheck\.changefailure/,
    ],
    [
      'a question that is misspelt',
      { quickCheck: { leadTime: 4 } },
      /did you mean 'leadtime'/,
    ],
    [
      'an answer that is none',
      { capabilities: { 'deploys-alone': { answer: 'fine' } } },
      /capabilities\.deploys-alone\.answer/,
    ],
    [
      'a question that is not asked',
      { capabilities: { 'deploys-along': { answer: 'good' } } },
      /did you mean 'deploys-alone'/,
    ],
    ['nothing', undefined, /the body is missing/],
  ])('refuses over HTTP %s', async (_, body, message) => {
    const response = await request(appOf(harness, as('kim')))
      .post(path)
      .send(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
    expect((await look()).quickCheck).toBeUndefined();
  });

  it('refuses words that nobody would read to the end', async () => {
    const words = 'x'.repeat(2001);
    const { status, body } = await request(appOf(harness, as('kim')))
      .post(path)
      .send({ capabilities: { 'deploys-alone': { answer: 'good', words } } });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'capabilities.deploys-alone.words has 2001 characters (write at most 2000)',
    );
  });

  it('answers over HTTP as the document says', async () => {
    const app = appOf(harness, as('kim'));
    const posted = await request(app)
      .post(path)
      .send({ quickCheck: { failurerecovery: 6 } });
    expect(posted.status).toBe(200);
    const got = await request(app).get(path);
    expect(got.body).toEqual(posted.body);
    expect(got.body.quickCheck.answers).toEqual([
      { metric: 'failurerecovery', answer: 6, score: 10, bands: ['elite'] },
    ]);
  });
});
