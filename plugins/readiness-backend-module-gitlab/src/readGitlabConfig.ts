import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  codeHostShape,
  hostSecretsSchema,
  hostsSchema,
  readEventSourceConfig,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import type { GitlabConfig } from './GitlabConfig';

const hostSchema = z
  .strictObject(
    {
      ...codeHostShape('gitlab', {
        host: 'gitlab.com',
        requestsPerRound: 10_000,
        // Its lists go by when something changed: nothing comes late but by clocks that differ.
        lookBackHours: 1,
      }),
      webhookTokens: hostSecretsSchema,
    },
    { error: 'must be a mapping' },
  )
  .transform(host => ({
    ...host,
    title: host.title ?? `GitLab (${host.host})`,
  }))
  .superRefine((host, context) => {
    if (host.webhookTokens || host.pull) return;
    const message =
      'neither listens nor asks; add webhookTokens, or pull: {}, or both';
    context.addIssue({ code: 'custom', message });
  });

/**
 * Reads `readiness.delivery.gitlab`.
 *
 * @throws InputError with every mistake and its path.
 */
export function readGitlabConfig(
  root: RootConfigService,
): GitlabConfig[] | undefined {
  return readEventSourceConfig(root, 'gitlab', hostsSchema(hostSchema));
}
