import { ConfigReader } from '@backstage/config';
import { readReadinessConfig } from './readinessConfig';

const read = (readiness: object) =>
  readReadinessConfig(
    new ConfigReader({ readiness: JSON.parse(JSON.stringify(readiness)) }),
  );
const day = 24 * 3_600_000;

describe('readReadinessConfig', () => {
  it('has defaults for everything', () => {
    expect(readReadinessConfig(new ConfigReader({}))).toMatchObject({
      services: { kind: 'Component' },
      definitionsSchedule: { frequency: { minutes: 1 } },
      catalog: { misses: 3, schedule: { frequency: { minutes: 5 } } },
      retention: { historyMs: 730 * day, runsMs: 30 * day },
    });
  });

  it('takes durations and schedules as Backstage writes them', () => {
    const config = read({
      catalog: { schedule: { frequency: 'PT1M', timeout: { minutes: 2 } } },
      definitionsSchedule: {
        frequency: { cron: '0 * * * *' },
        timeout: '1 minute',
      },
      retention: {
        history: '1 day',
        runs: 'P2D',
        absentCollectors: { days: 3 },
      },
    });
    expect(config.catalog.schedule).toEqual({
      frequency: { minutes: 1 },
      timeout: { minutes: 2 },
    });
    expect(config.definitionsSchedule.frequency).toEqual({ cron: '0 * * * *' });
    expect(config.retention).toEqual({
      historyMs: day,
      runsMs: 2 * day,
      absentCollectorsMs: 3 * day,
    });
  });

  it.each([
    ['an empty filter', {}],
    ['an empty list of alternatives', { $any: [] }],
    ['an empty part of a filter', { $all: [{ kind: 'Component' }, {}] }],
  ])('refuses %s, which would make a service of everything', (_, services) => {
    expect(() => read({ services })).toThrow(
      'readiness.services: is empty and would mean every entity; say which entities, for example { kind: Component }',
    );
  });

  it('names all mistakes together, each with its place and the mend', () => {
    expect(() =>
      read({
        services: {},
        stages: 'startup',
        tier: { fallbck: 2 },
        catalog: { schedule: { frequency: { minutes: 5 } } },
        definitionsSchedule: { frequency: 'now and then', timeout: 'PT1M' },
        retention: {
          history: 'for ever',
          runs: { day: 3 },
          absentCollectors: 0,
        },
      }),
    ).toThrow(
      [
        'The readiness configuration has mistakes:',
        '  readiness.services: is empty and would mean every entity; say which entities, for example { kind: Component }',
        "  readiness.tier.fallbck: there is no such key; did you mean 'fallback'?",
        "  readiness.definitionsSchedule: Invalid duration 'now and then' in config at 'frequency', Error: Not a valid duration string, try a number followed by a unit such as '1d' or '2 seconds'",
        '  readiness.catalog.schedule: has no timeout; add it, such as { hours: 1 }',
        `  readiness.retention.history: must be a duration such as { days: 30 } or '30 days', not "for ever"`,
        `  readiness.retention.runs: must be a duration such as { days: 30 } or '30 days', not {"day":3}`,
        "  readiness.retention.absentCollectors: must be a duration such as { days: 30 } or '30 days', not 0",
        "  readiness.stages: there is no such key; did you mean 'stage'?",
      ].join('\n'),
    );
  });

  it.each([
    [
      'an operator that the catalog has not',
      { $everything: [] },
      "has no operator '$everything'; the operators are $all, $any, $not",
    ],
    [
      'an operator beside a key',
      { $any: [{ kind: 'Component' }], kind: 'API' },
      "'$any' must stand alone; the operators are $all, $any, $not",
    ],
    [
      'a word',
      'Component',
      'must be a filter; say which entities, for example { kind: Component }',
    ],
    [
      'an operator on a value that the catalog has not',
      { kind: { $is: 'Component' } },
      'must be a filter in the words of the catalog, such as { kind: Component, spec.type: service }',
    ],
  ])('refuses as services %s', (_, services, message) => {
    expect(() => read({ services })).toThrow(
      `\n  readiness.services: ${message}`,
    );
  });

  it.each([
    [
      { tier: { path: 'metadata.label.tier' } },
      "readiness.tier.path: there is no entity field 'metadata.label.tier'; did you mean 'metadata.labels'?",
    ],
    [
      { services: { kind: 'Componnent' } },
      "readiness.services: there is no kind 'Componnent'; did you mean 'Component'?",
    ],
  ])('refuses a mistyped field or kind in %j', (readiness, message) => {
    expect(() => read(readiness)).toThrow(message);
  });
});
