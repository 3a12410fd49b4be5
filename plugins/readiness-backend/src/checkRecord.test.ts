import { testDatabases } from './database/__testUtils__/databases';
import { as, createActCompany, type Person } from './testing/actCompany';
import { TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const refunds = 'component:default/refunds';

describe.each(databases.ids)('the record of a check, on %s', id => {
  let harness: TestHarness;
  let until: string;

  const record = (
    checkId = 'load-tested',
    options: { who?: Person; name?: string } = {},
  ) =>
    harness.handlers.getCheckRecord(
      {
        kind: 'component',
        namespace: 'default',
        checkId,
        name: options.name ?? 'refunds',
      },
      as(options.who ?? 'kim'),
    );

  beforeEach(async () => {
    harness = await createActCompany((await databases.create(id)).store);
    until = new Date(harness.now + 30 * 86_400_000).toISOString();
  });

  it('has nothing of a check about which nobody did anything', async () => {
    expect(await record()).toEqual({
      waivers: [],
      attestations: [],
      disputes: [],
      series: [],
    });
  });

  it('has what people did, with what the reader may do, of this check alone', async () => {
    const { handlers } = harness;
    await handlers.requestWaiver(
      {
        body: {
          entityRef: refunds,
          checkIds: ['load-tested'],
          until,
          reason: 'plannedWork',
          explanation: 'Soon.',
        },
      },
      as('kim'),
    );
    await handlers.attest(
      {
        body: {
          items: [{ entityRef: refunds, checkId: 'load-tested' }],
          comment: 'Tested.',
          expiresAt: until,
        },
      },
      as('kim'),
    );
    const raise = (factName: string) =>
      handlers.dispute(
        {
          body: {
            entityRef: refunds,
            checkId: 'answered',
            factName,
            comment: 'No.',
          },
        },
        as('out'),
      );
    const answered = await raise('oncall.hasSchedule');
    await handlers.answerDispute(
      { id: answered.id, body: { outcome: 'rejected', comment: 'It is.' } },
      as('ada'),
    );
    await raise('oncall.escalationLevels');
    expect(await record()).toMatchObject({
      waivers: [{ state: 'requested', may: { decide: false, end: true } }],
      attestations: [{ comment: 'Tested.', may: { withdraw: true } }],
      disputes: [],
    });
    const { disputes, ...rest } = await record('answered', { who: 'ada' });
    expect(rest).toMatchObject({ waivers: [], attestations: [] });
    expect(disputes).toMatchObject([
      { state: 'open', may: { answer: true } },
      { state: 'rejected', may: { answer: false } },
    ]);
  });

  it.each([
    ['a misspelt check', 'load-testd', {}, /did you mean 'load-tested'\?$/],
    [
      'a service that is not there',
      'x',
      { name: 'nobody' },
      /that you can see/,
    ],
  ])('is not there for %s', async (_, checkId, options, message) => {
    await expect(record(checkId, options)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(message),
    });
  });

  it('is hidden with its service', async () => {
    harness.permissions.authorizeConditional.mockImplementation(
      async requests => requests.map(() => ({ result: 'DENY' as never })),
    );
    await expect(record()).rejects.toThrow(/that you can see/);
  });
});
