import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  headerOf,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GitlabConfig } from './GitlabConfig';
import { gitlabPull } from './pull/gitlabPull';
import { deliveryIdOf } from './webhook/deliveryIdOf';
import { isToken } from './webhook/isToken';
import { readDelivery } from './webhook/readDelivery';

/**
 * A host of GitLab as a source of events.
 *
 * @throws InputError when it is to be asked, and integrations do not know it.
 */
export function gitlabSource(
  config: GitlabConfig,
  integrations: ScmIntegrationRegistry,
  now: () => number,
): EventSource {
  const { id, title, host, webhookTokens } = config;
  const integration = integrations.gitlab.byHost(host)?.config;
  if (config.pull && !integration) {
    throw new InputError(
      `readiness.delivery.gitlab: integrations.gitlab has no host '${host}'; add it there, or leave out pull`,
    );
  }
  const pull = integration && gitlabPull(config, integration, now);
  return {
    id,
    title,
    type: 'gitlab',
    ...(webhookTokens && {
      deliveries: {
        // GitLab signs nothing: its token is sent as it is, so that only HTTPS keeps it.
        authorise: {
          by: 'signature' as const,
          verify: delivery =>
            isToken(webhookTokens, headerOf(delivery, 'x-gitlab-token')),
        },
        deliveryId: deliveryIdOf,
        read: delivery => readDelivery(delivery, config),
      },
    }),
    ...(pull && { pull }),
  };
}
