import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readEventSourceConfig,
  scheduleSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import type { GithubConfig } from './GithubConfig';

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .trim()
    .min(1, { error: `is empty; give ${what}` });

const count = (most: number) => {
  const error = `must be a whole number from 1 to ${most}`;
  return z.number({ error }).int({ error }).min(1, error).max(most, error);
};

/** GitHub asks for a "random string of text with high entropy"; shorter ones can be tried out. */
const secret = z
  .string({ error: 'must be the secret of a webhook' })
  .min(16, 'is too short; take 16 characters or more, best 40 by chance');

const pullSchema = z.strictObject(
  {
    schedule: scheduleSchema({
      frequency: { hours: 1 },
      timeout: { minutes: 55 },
      initialDelay: { minutes: 1 },
    }),
    requestsPerRound: count(100_000).default(2_000),
    historyDays: count(730).default(180),
    lookBackHours: count(720).default(24),
  },
  { error: 'must be a mapping; {} takes the defaults' },
);

const hostSchema = z
  .strictObject(
    {
      id: z
        .string({ error: 'must be a name in kebab-case' })
        .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name in kebab-case')
        .default('github'),
      title: text('how people call it').optional(),
      host: text('a host of integrations.github').default('github.com'),
      webhookSecrets: z
        .array(secret, { error: 'must be a list of secrets' })
        .min(1, 'is empty; add a secret, or leave it out to have no route')
        .optional(),
      incidentLabel: text('a label').optional(),
      releases: text('an environment, such as production').optional(),
      workflows: z
        .array(
          z.strictObject({
            workflow: text('the name of a workflow, or of its file'),
            environment: text('an environment, such as production'),
            repositories: z
              .array(text('a pattern such as octo/*'))
              .min(1, 'is empty; leave it out for all')
              .optional(),
          }),
          { error: 'must be a list of workflows' },
        )
        .default([]),
      changes: z
        .enum(['pullRequests', 'commits'], {
          error: 'must be pullRequests or commits',
        })
        .default('pullRequests'),
      pull: pullSchema.optional(),
    },
    { error: 'must be a mapping' },
  )
  .transform(host => ({
    title: host.title ?? `GitHub (${host.host})`,
    ...host,
  }))
  .superRefine((host, context) => {
    if (host.webhookSecrets || host.pull) return;
    const message =
      'neither listens nor asks; add webhookSecrets, or pull: {}, or both';
    context.addIssue({ code: 'custom', message });
  });

const schema = z
  .array(hostSchema, { error: 'must be a list of hosts; - pull: {} is one' })
  .superRefine((hosts, context) => {
    const ids = hosts.map(({ id }) => id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) === index) return;
      const message = `is '${id}' twice; give each host an id of its own`;
      context.addIssue({ code: 'custom', message, path: [index, 'id'] });
    });
  });

/**
 * Reads `readiness.delivery.github`.
 *
 * @throws InputError with every mistake and its path.
 */
export function readGithubConfig(
  root: RootConfigService,
): GithubConfig[] | undefined {
  return readEventSourceConfig<GithubConfig[]>(root, 'github', schema);
}
