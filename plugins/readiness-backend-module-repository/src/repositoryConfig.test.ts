import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { defaultPaths } from './defaultPaths';
import { repositoryConfig } from './repositoryConfig';

const read = (repository?: JsonObject) =>
  repositoryConfig(
    mockServices.rootConfig({
      data: { readiness: { collectors: repository ? { repository } : {} } },
    }),
  );

describe('repositoryConfig', () => {
  it('is nothing where no repository is to be read', () => {
    expect(read()).toBeUndefined();
  });

  it('has defaults for everything', () => {
    expect(read({})).toEqual({
      schedule: {
        frequency: { hours: 1 },
        timeout: { minutes: 55 },
        initialDelay: { minutes: 1 },
      },
      askAgainAfterMinutes: 360,
      slosOnlyHere: false,
      paths: defaultPaths,
      limits: {
        concurrency: 4,
        files: 5000,
        fileBytes: 262_144,
        totalBytes: 20_971_520,
        archiveBytes: 1_073_741_824,
        timeoutSeconds: 120,
      },
    });
  });

  it('names all mistakes together, each with its place and the mend', () => {
    expect(() =>
      read({
        schedule: { frequency: { hours: 1 } },
        askAgainAfterMinutes: 1.5,
        slosOnlyHere: 'yes',
        paths: {
          runbook: ['a'],
          readme: ['/README.md', '', '../README.md', 1],
          slos: 'slo/*.yaml',
        },
        limits: { concurrency: 0, timeoutSeconds: 9999 },
      }),
    ).toThrow(
      [
        "The configuration of the collector 'repository' has mistakes:",
        '  readiness.collectors.repository.schedule: has no timeout; add it, such as { hours: 1 }',
        '  readiness.collectors.repository.askAgainAfterMinutes: must be a whole number from 0 to 1440',
        '  readiness.collectors.repository.slosOnlyHere: must be true or false',
        "  readiness.collectors.repository.paths.readme[0]: '/README.md' begins with a slash; paths are relative: leave it out",
        '  readiness.collectors.repository.paths.readme[1]: is empty; write a path pattern such as docs/**/*.md, or leave it out',
        "  readiness.collectors.repository.paths.readme[2]: '../README.md' leads out of the directory with '..'; leave that out",
        '  readiness.collectors.repository.paths.readme[3]: must be a path pattern such as docs/**/*.md',
        '  readiness.collectors.repository.paths.slos: must be a list of path patterns; [] looks for none',
        "  readiness.collectors.repository.paths.runbook: there is no such key; did you mean 'runbooks'?",
        '  readiness.collectors.repository.limits.concurrency: must be at least 1',
        '  readiness.collectors.repository.limits.timeoutSeconds: must be at most 3600',
      ].join('\n'),
    );
  });
});
