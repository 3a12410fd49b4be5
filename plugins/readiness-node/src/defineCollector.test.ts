import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Collector } from './Collector';
import { defineCollector } from './defineCollector';
import { testCollector } from './testCollector';

const refunds: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'refunds' },
};
const ledger: Entity = { ...refunds, metadata: { name: 'ledger' } };

const valid: Collector = {
  id: 'rota',
  title: 'Rota',
  facts: [
    {
      name: 'oncall.escalationLevels',
      type: 'int',
      description: 'Levels of the escalation policy.',
      validity: { hours: 1 },
    },
  ],
  appliesTo: { kind: 'Component' },
  schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
  async collect({ entities, report }) {
    for (const entity of entities) {
      report.facts(stringifyEntityRef(entity), {
        'oncall.escalationLevels': 2,
      });
    }
  },
};

describe('defineCollector', () => {
  it('returns a usable collector unchanged', () => {
    expect(defineCollector(valid)).toBe(valid);
  });

  it.each([
    ['an id with capitals', { id: 'Rota' }, /id 'Rota' must be kebab-case/],
    ['no facts', { facts: [] }, /facts is empty/],
    [
      'a fact declared twice',
      { facts: [valid.facts[0]!, valid.facts[0]!] },
      /'oncall.escalationLevels' is declared twice/,
    ],
    ['an owner by half a name', { owner: 'platform' }, /owner 'platform' must/],
    ['batches of no entity', { batchSize: 0 }, /batchSize is 0/],
    [
      'a filter with an unknown operator value',
      { appliesTo: { kind: { $in: 'Component' } } as never },
      /appliesTo/,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => defineCollector({ ...valid, ...change })).toThrow(message);
  });
});

describe('testCollector', () => {
  it('returns the facts by entity', async () => {
    const { facts, failures } = await testCollector(valid, [refunds]);
    expect([...facts]).toEqual([
      ['component:default/refunds', { 'oncall.escalationLevels': 2 }],
    ]);
    expect(failures.size).toBe(0);
  });

  it.each([
    ['an undeclared fact', { 'oncall.levels': 2 }, /oncall\.levels/],
    ['a wrong type', { 'oncall.escalationLevels': 'two' }, /escalationLevels/],
    ['a fraction for an int', { 'oncall.escalationLevels': 1.5 }, /int/],
  ])('refuses %s and names it', async (_, values, message) => {
    const { facts, failures } = await testCollector(
      {
        ...valid,
        collect: async ({ report }) =>
          report.facts('component:default/refunds', values),
      },
      [refunds],
    );
    expect(facts.size).toBe(0);
    expect(failures.get('component:default/refunds')).toMatch(message);
  });

  describe('when the source was asked', () => {
    const reporting = (...moments: Array<Date | number | undefined>) =>
      testCollector(
        {
          ...valid,
          collect: async ({ report }) => {
            for (const observedAt of moments) {
              report.facts('Component:default/refunds', {}, { observedAt });
            }
          },
        },
        [refunds],
      );
    const said = async (...moments: Array<Date | number | undefined>) => [
      ...(await reporting(...moments)).observedAt,
    ];

    it('is told as a date or in milliseconds, or not at all', async () => {
      const moment = Date.UTC(2026, 10, 21);
      const expected = [['component:default/refunds', moment]];
      expect(await said(new Date(moment))).toEqual(expected);
      expect(await said(moment)).toEqual(expected);
      expect(await said(undefined)).toEqual([]);
    });

    it('is what was said last', async () => {
      expect(await said(1, undefined)).toEqual([]);
    });

    it.each([
      ['no moment', new Date('yesterday'), /observedAt is NaN/],
      ['before there were clocks', -1, /observedAt is -1/],
    ])('fails the entity where it is %s', async (_, moment, message) => {
      const { facts, observedAt, failures } = await reporting(moment);
      expect([facts.size, observedAt.size]).toEqual([0, 0]);
      expect(failures.get('component:default/refunds')).toMatch(message);
    });
  });

  it('keeps what was reported before the source broke off', async () => {
    const { facts, failures } = await testCollector(
      {
        ...valid,
        collect: async ({ report }) => {
          report.facts('component:default/refunds', {});
          throw new Error('half an answer');
        },
      },
      [refunds, ledger],
    );
    expect([...facts.keys()]).toEqual(['component:default/refunds']);
    expect(failures.get('component:default/ledger')).toBe('half an answer');
  });

  it('counts an entity that was passed over as failed', async () => {
    const { failures } = await testCollector(
      { ...valid, collect: async () => {} },
      [refunds],
    );
    expect(failures.get('component:default/refunds')).toMatch(/said nothing/);
  });

  it('stops waiting for a source that hangs, and does not hear what it says later', async () => {
    const stop = new AbortController();
    let late = () => {};
    const collecting = testCollector(
      {
        ...valid,
        collect: ({ report }) => {
          late = () => report.facts('component:default/ledger', {});
          report.facts('component:default/refunds', {});
          return new Promise(() => {});
        },
      },
      [refunds, ledger],
      { signal: stop.signal },
    );
    stop.abort();
    const { facts, failures } = await collecting;
    late();
    expect([...facts.keys()]).toEqual(['component:default/refunds']);
    expect([...failures]).toEqual([
      ['component:default/ledger', 'Stopped: the time was up'],
    ]);
  });

  it('takes what was said of each entity as it was then, in whatever case its reference is', async () => {
    const values = { 'oncall.escalationLevels': 1 };
    const { facts } = await testCollector(
      {
        ...valid,
        collect: async ({ report }) => {
          report.facts('Component:default/Refunds', values);
          values['oncall.escalationLevels'] = 2;
          report.facts('component:default/ledger', values);
        },
      },
      [refunds, ledger],
    );
    expect([...facts.values()]).toEqual([
      { 'oncall.escalationLevels': 1 },
      { 'oncall.escalationLevels': 2 },
    ]);
  });

  it.each([
    [
      'https://bot:hunter2@example.com/api refused',
      'https://…@example.com/api refused',
    ],
    [
      'GET https://example.com/?page=2&private_token=abc123def refused',
      'GET https://example.com/?… refused',
    ],
    [
      'could not read https://example.com/scan?sig=abc%2B1=, 500',
      'could not read https://example.com/scan?…, 500',
    ],
    ['private_token=abc123def', 'private_token=…'],
    ["no 'a'; did you mean 'b'?", "no 'a'; did you mean 'b'?"],
    ['Authorization: Bearer abc123def456', 'Authorization: Bearer …'],
    ['{"password": "abc"}', '{"password": "…"}'],
    ['the token endpoint is down', 'the token endpoint is down'],
  ])('leaves no credential in %s', async (said, expected) => {
    const { failures } = await testCollector(
      {
        ...valid,
        collect: async () => {
          throw new Error(said);
        },
      },
      [refunds],
    );
    expect([...failures.values()]).toEqual([expected]);
  });

  it('keeps what it says of an entity short', async () => {
    const { failures } = await testCollector(
      {
        ...valid,
        collect: async ({ report }) =>
          report.facts(
            'component:default/refunds',
            Object.fromEntries(
              Array.from({ length: 500 }, (_, i) => [`unknown.fact${i}`, i]),
            ),
          ),
      },
      [refunds],
    );
    expect([...failures.values()][0]).toHaveLength(1000);
  });
});
