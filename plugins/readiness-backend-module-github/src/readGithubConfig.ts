import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  codeHostShape,
  hostSecretsSchema,
  hostsSchema,
  readEventSourceConfig,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import type { GithubConfig } from './GithubConfig';

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .trim()
    .min(1, { error: `is empty; give ${what}` });

const workflowsSchema = z
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
  .default([]);

const hostSchema = z
  .strictObject(
    {
      ...codeHostShape('github', {
        host: 'github.com',
        requestsPerRound: 2_000,
        // Deployments go by when they began: one that takes longer is found by its webhook only.
        lookBackHours: 24,
      }),
      webhookSecrets: hostSecretsSchema,
      workflows: workflowsSchema,
      changes: z
        .enum(['pullRequests', 'commits'], {
          error: 'must be pullRequests or commits',
        })
        .default('pullRequests'),
    },
    { error: 'must be a mapping' },
  )
  .transform(host => ({
    ...host,
    title: host.title ?? `GitHub (${host.host})`,
  }))
  .superRefine((host, context) => {
    if (host.webhookSecrets || host.pull) return;
    const message =
      'neither listens nor asks; add webhookSecrets, or pull: {}, or both';
    context.addIssue({ code: 'custom', message });
  });

/**
 * Reads `readiness.delivery.github`.
 *
 * @throws InputError with every mistake and its path.
 */
export function readGithubConfig(
  root: RootConfigService,
): GithubConfig[] | undefined {
  return readEventSourceConfig(root, 'github', hostsSchema(hostSchema));
}
