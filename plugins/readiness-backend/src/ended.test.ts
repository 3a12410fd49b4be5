import { testDatabases } from './database/__testUtils__/databases';
import { component, group, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const onCall = { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 };
const databases = testDatabases();

describe.each(databases.ids)('history of a result that ended on %s', id => {
  let harness: TestHarness;
  const others = Array.from({ length: 12 }, (_, i) => component(`other-${i}`));

  const page = async (
    query: { limit?: number; cursor?: string; scorecard?: string } = {},
  ) =>
    harness.handlers.getHistory(
      { kind: 'component', namespace: 'default', name: 'refunds', query },
      TestHarness.credentials,
    );
  const texts = async () => (await page()).items.map(({ text }) => text);
  const setType = async (type: string) => {
    harness.setCatalog([
      group('payments'),
      ...others,
      component('refunds', {
        spec: {
          type,
          lifecycle: 'production',
          owner: 'group:default/payments',
        },
      }),
    ]);
    harness.advance({ hours: 1 });
    await harness.round();
  };

  beforeEach(async () => {
    harness = await TestHarness.create((await databases.create(id)).store);
    harness.evidence = { refunds: { 'oncall.hasSchedule': false } };
    await setType('service');
    harness.evidence = { refunds: onCall };
    harness.advance({ hours: 48 });
    await harness.round();
  });

  it('says that it no longer applied and began again, all in the order of time', async () => {
    await setType('library');
    expect((await harness.card('refunds')).scorecards).toEqual([]);
    await setType('service');
    expect(await texts()).toEqual([
      'Evaluated again: 2 Managed',
      'Ladder no longer applies (the catalog entity changed); it stood at 2 Managed',
      expect.stringMatching(/^Reached 2 Managed: Somebody answers/),
      expect.stringMatching(/^Somebody answers: fail → pass/),
      'First evaluated: 1 Reactive',
    ]);
    const { items } = await page();
    const moments = items.map(({ noticedAt }) => noticedAt);
    expect(moments).toEqual([...moments].sort().reverse());
    expect(new Set(items.map(item => item.id)).size).toBe(items.length);
  });

  it.each([1, 2, 3, 4])('comes whole in pages of %s changes', async limit => {
    await setType('library');
    await setType('service');
    await setType('library');
    await setType('service');
    const whole = (await page()).items;
    expect(whole.map(({ kind }) => kind)).toEqual([
      ...['baseline', 'end', 'baseline', 'end'],
      ...['level', 'check', 'baseline'],
    ]);
    const found: typeof whole = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await page({
        ...{ limit, scorecard: 'ladder' },
        ...(cursor && { cursor }),
      });
      found.push(...items);
      cursor = nextCursor;
    } while (cursor);
    expect(found).toEqual(whole);
  });

  it('says that the service had left the catalog', async () => {
    harness.setCatalog([group('payments'), ...others]);
    for (let misses = 0; misses < 3; misses++) {
      harness.advance({ hours: 1 });
      await harness.round();
    }
    await expect(page()).rejects.toThrow('No service');
    await setType('service');
    expect((await texts()).slice(0, 2)).toEqual([
      'Evaluated again: 2 Managed',
      'Ladder ended (the service left the catalog); it stood at 2 Managed',
    ]);
    expect((await texts()).slice(-1)).toEqual(['First evaluated: 1 Reactive']);
  });

  it('says that the rule is gone', async () => {
    await harness.restart([]);
    await harness.drain();
    expect((await texts())[0]).toBe(
      'ladder no longer applies (the rule changed); it stood at 2',
    );
  });
});
