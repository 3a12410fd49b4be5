import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readCollectorConfig,
  scheduleSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import { defaultPaths } from './defaultPaths';

const glob = z
  .string({ error: 'must be a path pattern such as docs/**/*.md' })
  .min(
    1,
    'is empty; write a path pattern such as docs/**/*.md, or leave it out',
  )
  .max(500, 'is longer than 500 characters; write several patterns')
  .refine(text => !text.startsWith('/'), {
    error: issue =>
      `'${issue.input}' begins with a slash; paths are relative: leave it out`,
  })
  .refine(text => !/(^|\/)\.\.(\/|$)/.test(text), {
    error: issue =>
      `'${issue.input}' leads out of the directory with '..'; leave that out`,
  });

const globs = (otherwise: readonly string[]) =>
  z
    .array(glob, {
      error: 'must be a list of path patterns; [] looks for none',
    })
    .default([...otherwise]);

const count = (otherwise: number, least: number, most: number) =>
  z
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .int({ error: `must be a whole number from ${least} to ${most}` })
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
    .default(otherwise);

const schema = z.strictObject({
  schedule: scheduleSchema({
    frequency: { hours: 1 },
    timeout: { minutes: 55 },
    initialDelay: { minutes: 1 },
  }),
  askAgainAfterMinutes: count(360, 0, 1440),
  slosOnlyHere: z.boolean({ error: 'must be true or false' }).default(false),
  paths: z
    .strictObject({
      codeOwners: globs(defaultPaths.codeOwners),
      securityPolicy: globs(defaultPaths.securityPolicy),
      dependencyUpdates: globs(defaultPaths.dependencyUpdates),
      ci: globs(defaultPaths.ci),
      readme: globs(defaultPaths.readme),
      runbooks: globs(defaultPaths.runbooks),
      slos: globs(defaultPaths.slos),
      manifests: globs(defaultPaths.manifests),
      ignore: globs(defaultPaths.ignore),
    })
    .prefault({}),
  limits: z
    .strictObject({
      concurrency: count(4, 1, 64),
      files: count(5000, 1, 100_000),
      fileBytes: count(256 * 1024, 1024, 4 * 1024 * 1024),
      totalBytes: count(20 * 1024 * 1024, 1024, 512 * 1024 * 1024),
      archiveBytes: count(1024 ** 3, 1024 ** 2, 64 * 1024 ** 3),
      timeoutSeconds: count(120, 1, 3600),
    })
    .prefault({}),
});

/** The collector's configuration, with its defaults. */
export type RepositoryConfig = z.output<typeof schema>;

/**
 * Reads `readiness.collectors.repository`.
 *
 * @returns undefined when the configuration has no such part: then no repository is read.
 * @throws InputError with every mistake, its path and the mend.
 */
export function repositoryConfig(
  root: RootConfigService,
): RepositoryConfig | undefined {
  return readCollectorConfig(root, 'repository', schema);
}
