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
});
