import { declared } from '../__fixtures__/testCatalog';
import { createFactCatalog } from './createFactCatalog';

const schedule = declared('oncall.hasSchedule', 'bool');

describe('createFactCatalog', () => {
  it('lists who declares a fact in the order of the collectors, with the validity of each', () => {
    const { catalog, problems } = createFactCatalog(
      [schedule],
      [
        {
          collectorId: 'b',
          title: 'B',
          facts: [{ ...schedule, validity: { minutes: 5 } }],
        },
        { collectorId: 'a', facts: [schedule] },
      ],
    );
    expect(problems).toEqual([]);
    expect(catalog.byName.get('oncall.hasSchedule')?.sources).toEqual([
      { collectorId: 'b', collectorTitle: 'B', validityMs: 300_000 },
      { collectorId: 'a', collectorTitle: 'a', validityMs: 86_400_000 },
    ]);
  });

  it('names both sides when two collectors disagree on a type, and keeps the first', () => {
    const { catalog, problems } = createFactCatalog(
      [],
      [
        { collectorId: 'a', facts: [schedule] },
        { collectorId: 'b', facts: [{ ...schedule, type: 'int' }] },
      ],
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      source: "collector 'b'",
      path: 'oncall.hasSchedule',
    });
    expect(problems[0]?.message).toMatch(
      /int for collector 'b', and bool for collector 'a'/,
    );
    expect(catalog.facts).toHaveLength(1);
    expect(catalog.facts[0]?.sources).toHaveLength(1);
  });

  it.each([
    ['the longer name comes second', ['oncall.now', 'oncall.now.name']],
    ['the shorter name comes second', ['oncall.now.name', 'oncall.now']],
  ])('refuses a name that is the beginning of another when %s', (_, names) => {
    const { catalog, problems } = createFactCatalog(
      names.map(name => ({ name, type: 'bool', description: '' })),
      [],
    );
    expect(catalog.names).toEqual([names[0]]);
    expect(problems[0]?.message).toMatch(
      /'oncall.now'.*'oncall.now.name'|'oncall.now.name'.*'oncall.now'/,
    );
  });

  it.each([
    'oncall',
    'Oncall.x',
    'oncall.',
    '.x',
    'oncall..x',
    'on-call.x',
    'oncall.x y',
    '1a.b',
    '',
    'a.__proto__',
    'a.constructor',
    'prototype.b',
    'a.in',
    '<b>.x',
    `a.${'b'.repeat(200)}`,
  ])("refuses '%s' as a name", name => {
    const { catalog, problems } = createFactCatalog(
      [],
      [{ collectorId: 'a', facts: [{ ...schedule, name }] }],
    );
    expect(catalog.facts).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['a fact twice in one collector', [schedule, schedule], /declared twice/],
    ['a validity of nothing', [{ ...schedule, validity: {} }], /no validity/],
  ])('refuses %s', (_, facts, message) => {
    const { problems } = createFactCatalog([], [{ collectorId: 'a', facts }]);
    expect(problems.map(p => p.message)).toEqual([
      expect.stringMatching(message),
    ]);
  });
});
