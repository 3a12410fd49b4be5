import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  headerOf,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GithubConfig } from './GithubConfig';
import { githubPull } from './pull/githubPull';
import { isSignedBy } from './webhook/isSignedBy';
import { readDelivery } from './webhook/readDelivery';

/**
 * A host of GitHub as a source of events.
 *
 * @throws InputError when it is to be asked, and integrations do not know it.
 */
export function githubSource(
  config: GithubConfig,
  integrations: ScmIntegrationRegistry,
  now: () => number,
): EventSource {
  const { id, title, host, webhookSecrets } = config;
  const integration = integrations.github.byHost(host)?.config;
  if (config.pull && !integration) {
    throw new InputError(
      `readiness.delivery.github: integrations.github has no host '${host}'; add it there, or leave out pull`,
    );
  }
  const pull =
    integration &&
    githubPull(config, {
      integration,
      credentials:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      now,
    });
  return {
    id,
    title,
    type: 'github',
    ...(webhookSecrets && {
      deliveries: {
        authorise: {
          by: 'signature' as const,
          verify: delivery =>
            isSignedBy(
              webhookSecrets,
              delivery.body,
              headerOf(delivery, 'x-hub-signature-256'),
            ),
        },
        deliveryId: delivery => headerOf(delivery, 'x-github-delivery'),
        read: delivery => readDelivery(delivery, config),
      },
    }),
    ...(pull && { pull }),
  };
}
