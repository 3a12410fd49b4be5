import { testDatabases } from './database/__testUtils__/databases';
import type { ReadinessStore } from './stores/ReadinessStore';
import { as, attestedLadder, createActCompany } from './testing/actCompany';
import type { TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const day = 24;

describe.each(databases.ids)('people are told, on %s', id => {
  let store: ReadinessStore;
  let harness: TestHarness;

  const moment = (days: number) =>
    new Date(harness.now + days * 86_400_000).toISOString();
  const attest = (days: number) =>
    harness.handlers.attest(
      {
        body: {
          items: [
            { entityRef: 'component:default/refunds', checkId: 'load-tested' },
          ],
          ...{ comment: 'Tested.', expiresAt: moment(days) },
        },
      },
      as('kim'),
    );
  const waive = async (days: number, renews?: string) => {
    const { waiver } = await harness.handlers.requestWaiver(
      {
        body: {
          ...{ entityRef: 'component:default/ledger', renews },
          checkIds: ['load-tested'],
          ...{ reason: 'plannedWork', explanation: 'Soon.' },
          until: moment(days),
        },
      },
      as('kim'),
    );
    await harness.handlers.decideWaiver(
      { id: waiver.id, body: { outcome: 'approved' } },
      as('ada'),
    );
    return waiver.id;
  };
  const tell = async ({ parts } = harness) => {
    await parts.telling.remind();
    await parts.telling.deliver();
  };
  const told = () =>
    harness.told
      .splice(0)
      .map(({ title, recipients }) => [title, ...recipients]);

  beforeEach(async () => {
    ({ store } = await databases.create(id));
    harness = await createActCompany(store);
  });

  it('what runs out, in time and once, by however many replicas', async () => {
    const other = await createActCompany(store);
    await attest(30);
    await tell();
    expect(told()).toEqual([]);
    harness.advance({ hours: 17 * day });
    other.now = harness.now;
    await Promise.all([tell(), tell(other)]);
    await tell();
    expect([...told(), ...other.told.map(({ title }) => [title])]).toEqual([
      expect.arrayContaining([
        'Attestation of Load tested on refunds runs out on 2026-04-01',
      ]),
    ]);
    // The next one is told of itself.
    await attest(10);
    await tell();
    expect(told()).toEqual([
      [
        'Attestation of Load tested on refunds runs out on 2026-03-29',
        'group:default/payments',
      ],
    ]);
  });

  it('of requests, decisions, and waivers that nothing prolongs', async () => {
    await waive(10);
    await tell();
    // Each leads to where it is decided, read or prolonged.
    expect(harness.told.map(({ checkId }) => checkId)).toEqual(
      Array(3).fill('load-tested'),
    );
    expect(told().sort()).toEqual([
      [
        'A waiver of Load tested on ledger is asked for',
        'group:default/platform',
      ],
      [
        'Waiver of Load tested on ledger runs out on 2026-03-12',
        'group:default/payments',
      ],
      ['Your waiver of Load tested on ledger was approved', 'user:default/kim'],
    ]);
  });

  it('of no end that a renewal has put off', async () => {
    const first = await waive(20);
    await waive(60, first);
    await tell();
    told();
    harness.advance({ hours: 10 * day });
    await tell();
    expect(told()).toEqual([]);
  });

  it('of a dispute, but not who raised it', async () => {
    await harness.handlers.dispute(
      {
        body: {
          entityRef: 'component:default/refunds',
          ...{ checkId: 'answered', factName: 'oncall.hasSchedule' },
          comment: 'No.',
        },
      },
      as('eve'),
    );
    await tell();
    expect(harness.told).toMatchObject([
      {
        title: 'Somebody says that oncall.hasSchedule of refunds is wrong',
        checkId: 'answered',
        recipients: ['group:default/platform'],
        except: 'user:default/eve',
      },
    ]);
  });

  it('later, when it fails', async () => {
    await attest(10);
    harness.tellError = new Error('503');
    await tell();
    harness.tellError = undefined;
    await tell();
    // It pauses for a minute, by the database's clock.
    expect(told()).toEqual([]);
    expect(await store.outbox.prune(harness.now + 1)).toBe(1);
  });

  it('nothing where nobody can be told, and no old news later', async () => {
    await attest(10);
    harness.canTell = false;
    await harness.restart([attestedLadder]);
    await waive(60);
    harness.advance({ hours: 1 });
    await tell();
    harness.canTell = true;
    await harness.restart([attestedLadder]);
    await tell();
    expect(told().map(([title]) => title)).toEqual([
      'Attestation of Load tested on refunds runs out on 2026-03-12',
    ]);
  });
});
