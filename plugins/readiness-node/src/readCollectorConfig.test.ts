import { mockServices } from '@backstage/backend-test-utils';
import { z } from 'zod';
import { readCollectorConfig } from './readCollectorConfig';
import { scheduleSchema } from './scheduleSchema';

const schedule = { frequency: { hours: 6 }, timeout: { hours: 1 } };
const schema = z.strictObject({
  hosts: z.array(z.string({ error: 'must be the name of a host' })),
  limits: z.strictObject({ seconds: z.number().default(10) }).prefault({}),
  schedule: scheduleSchema(schedule),
});
const read = (links?: object) =>
  readCollectorConfig(
    mockServices.rootConfig({
      data: { readiness: { collectors: links ? { links } : {} } },
    }),
    'links',
    schema,
  );

describe('readCollectorConfig', () => {
  it('reads the part of one collector, with its defaults', () => {
    expect(read({ hosts: ['a.example.com'] })).toEqual({
      hosts: ['a.example.com'],
      limits: { seconds: 10 },
      schedule,
    });
  });

  it('reads a schedule as Backstage writes them', () => {
    const written = { frequency: { hours: 1 }, timeout: 'PT5M' };
    expect(read({ hosts: [], schedule: written })?.schedule).toEqual({
      frequency: { hours: 1 },
      timeout: { minutes: 5 },
    });
  });

  it.each([
    [
      { frequency: { minutes: 0 }, timeout: { minutes: 1 } },
      'frequency: must be at least a second, not {"minutes":0}; write for example { minutes: 5 }',
    ],
    [
      { frequency: { minutes: -2 }, timeout: { minutes: 1 } },
      'frequency: must be at least a second, not {"minutes":-2}; write for example { minutes: 5 }',
    ],
    [
      { frequency: { cron: '0 * * * *' }, timeout: 'PT0S' },
      'timeout: must be at least a second, not "PT0S"; write for example { minutes: 5 }',
    ],
    [
      {
        ...{ frequency: { hours: 1 }, timeout: { minutes: 1 } },
        initialDelay: { seconds: -1 },
      },
      'initialDelay: must be zero or more, not {"seconds":-1}; write for example { minutes: 5 }',
    ],
  ])('refuses a schedule that has no time in it: %j', (written, message) => {
    expect(() => read({ hosts: [], schedule: written })).toThrow(
      `  readiness.collectors.links.schedule.${message}`,
    );
  });

  it('takes a schedule that begins at once', () => {
    const written = { ...schedule, initialDelay: { seconds: 0 } };
    expect(read({ hosts: [], schedule: written })?.schedule).toEqual(written);
  });

  it('is nothing where the configuration has no such part', () => {
    expect(read()).toBeUndefined();
  });

  it('names all mistakes together, each with its place and the mend', () => {
    expect(() =>
      read({
        hosts: [1],
        limits: { second: 1 },
        schedule: { frequency: { hours: 1 } },
        colour: 'red',
      }),
    ).toThrow(
      [
        "The configuration of the collector 'links' has mistakes:",
        '  readiness.collectors.links.hosts[0]: must be the name of a host',
        "  readiness.collectors.links.limits.second: there is no such key; did you mean 'seconds'?",
        '  readiness.collectors.links.schedule: has no timeout; add it, such as { hours: 1 }',
        '  readiness.collectors.links.colour: there is no such key; there are: hosts, limits, schedule',
      ].join('\n'),
    );
  });
});
