import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { readinessEventSourcesExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { githubSource } from './githubSource';
import { readGithubConfig } from './readGithubConfig';

/**
 * Deployments, changes and incidents from GitHub.
 *
 * @public
 */
export const githubModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        sources: readinessEventSourcesExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ sources, config, logger }) {
        const hosts = readGithubConfig(config);
        if (!hosts) {
          logger.info(
            'GitHub tells of no delivery: readiness.delivery.github is not configured',
          );
          return;
        }
        const integrations = ScmIntegrations.fromConfig(config);
        for (const host of hosts) {
          sources.addEventSource(githubSource(host, integrations, Date.now));
        }
      },
    });
  },
});
