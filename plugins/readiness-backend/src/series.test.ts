import { mockCredentials } from '@backstage/backend-test-utils';
import { testDatabases } from './database/__testUtils__/databases';
import { component, TestHarness } from './testing/TestHarness';
import type { DefinitionText } from './services/definitions/readDirectory';

jest.setTimeout(60_000);

const databases = testDatabases();
const ci = mockCredentials.service('external:ci');
const refunds = 'component:default/refunds';
const delta = 'quality.testCoverageDelta30d';

const improving: DefinitionText = {
  source: 'improving.yaml',
  text: `
id: coverage-high-or-rising
title: Coverage is high or rising
owner: group:default/platform
category: Reliability
capability: velocity
effort: medium
outcome: Changes get safer.
why: What is not tested is tried by customers.
fix: Write tests.
rule: facts.quality.testCoverage >= 90.0 || facts.quality.testCoverageDelta30d > 0.0
examples:
  - { facts: { quality: { testCoverage: 50, testCoverageDelta30d: 2 } }, outcome: pass }
  - { facts: { quality: { testCoverage: 50 } }, outcome: unknown }
---
id: ladder
title: Ladder
owner: group:default/platform
appliesTo: { kind: Component }
levels:
  - { level: 1, name: Reactive }
  - { level: 2, name: Managed, checks: [coverage-high-or-rising] }
`,
};

describe.each(databases.ids)('Numbers over time on %s', id => {
  async function setUp() {
    const { store, knex } = await databases.create(id);
    const facts = [{ name: 'quality.testCoverage', validity: { days: 60 } }];
    const harness = await TestHarness.create(store, {
      library: [improving],
      config: {
        pushedFacts: [
          {
            id: 'coverage',
            title: 'Coverage',
            facts,
            subjects: ['external:ci'],
          },
        ],
      },
    });
    harness.setCatalog([component('refunds'), component('ledger')]);
    await harness.round();
    const push = async (value: number) => {
      const body = {
        items: [
          { entityRef: refunds, facts: { 'quality.testCoverage': value } },
        ],
      };
      const { accepted } = await harness.handlers.pushFacts({ body }, ci);
      return accepted[0];
    };
    const days = (count: number) => harness.advance({ hours: 24 * count });
    const series = (factName: string, name = 'refunds') =>
      harness.handlers.getFactSeries(
        { kind: 'component', namespace: 'default', name, factName },
        TestHarness.credentials,
      );
    const outcome = async () => {
      const { outcomes } = await harness.standing('refunds');
      return outcomes['coverage-high-or-rising'];
    };
    return { harness, store, knex, push, days, series, outcome };
  }

  it('lets a check ask whether a number rises, once it was known for thirty days', async () => {
    const { push, days, outcome } = await setUp();
    await push(50);
    expect(await outcome()).toBe('unknown');
    days(29);
    expect((await push(60))?.changed).toEqual(['quality.testCoverage']);
    expect(await outcome()).toBe('unknown');
    days(1);
    expect(await push(60)).toMatchObject({
      ...{ changed: [delta], absent: [], levels: [{ level: 2, from: 1 }] },
    });
    expect(await outcome()).toBe('pass');
    days(30);
    // It went on as it was: nothing rises any more.
    expect(await push(60)).toMatchObject({
      ...{ changed: [delta], levels: [{ level: 1, from: 2 }] },
    });
    expect(await outcome()).toBe('fail');
  });

  it('keeps a point a day, and writes none while the value goes on', async () => {
    const { knex, push, days, series } = await setUp();
    await push(50);
    await push(55);
    days(1);
    const before = await knex('fact_series').select();
    await push(55);
    expect(await knex('fact_series').select()).toEqual(before);
    days(2);
    await push(60);
    expect(await series('quality.testCoverage')).toEqual({
      ...{ name: 'quality.testCoverage', unit: 'percent' },
      ...{ collectorId: 'coverage', collectorTitle: 'Coverage' },
      description: expect.any(String),
      points: [
        { day: '2026-03-02', value: 55 },
        { day: '2026-03-05', value: 60 },
      ],
    });
  });

  it('comes with the check that reads the number, or its change', async () => {
    const { harness, push, days } = await setUp();
    const record = () =>
      harness.handlers.getCheckRecord(
        {
          ...{ kind: 'component', namespace: 'default', name: 'refunds' },
          checkId: 'coverage-high-or-rising',
        },
        TestHarness.credentials,
      );
    expect((await record()).series).toMatchObject([
      { name: 'quality.testCoverage', points: [] },
    ]);
    await push(50);
    days(3);
    await push(60);
    expect((await record()).series).toMatchObject([
      {
        ...{ name: 'quality.testCoverage', unit: 'percent' },
        points: [
          { day: '2026-03-02', value: 50 },
          { day: '2026-03-05', value: 60 },
        ],
      },
    ]);
  });

  it('has no points of a service that was never looked at, and says which facts have a course', async () => {
    const { series } = await setUp();
    expect(await series('quality.testCoverage', 'ledger')).toMatchObject({
      points: [],
    });
    await expect(series('quality.testCoverag')).rejects.toThrow(
      "No fact 'quality.testCoverag' that is kept over time; did you mean 'quality.testCoverage'?",
    );
    await expect(series('quality.testCoverage', 'nobody')).rejects.toThrow(
      'that you can see',
    );
  });

  it('goes with the service, and with its source', async () => {
    const { harness, store, knex, push } = await setUp();
    await push(50);
    const { now } = harness;
    await store.collectors.retain([], { at: now, absentBefore: now - 1 });
    expect(await knex('fact_series').select()).toHaveLength(1);
    await store.collectors.retain([], { at: now + 1, absentBefore: now });
    expect(await knex('fact_series').select()).toEqual([]);
    await push(50);
    await store.entities.remove([refunds], now);
    expect(await knex('fact_series').select()).toEqual([]);
  });
});
