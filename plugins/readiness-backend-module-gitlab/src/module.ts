import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { readinessEventSourcesExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { gitlabSource } from './gitlabSource';
import { readGitlabConfig } from './readGitlabConfig';

/**
 * Deployments, changes and incidents from GitLab.
 *
 * @public
 */
export const gitlabModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'gitlab',
  register(reg) {
    reg.registerInit({
      deps: {
        sources: readinessEventSourcesExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ sources, config, logger }) {
        const hosts = readGitlabConfig(config);
        if (!hosts) {
          logger.info(
            'GitLab tells of no delivery: readiness.delivery.gitlab is not configured',
          );
          return;
        }
        const integrations = ScmIntegrations.fromConfig(config);
        for (const host of hosts) {
          sources.addEventSource(gitlabSource(host, integrations, Date.now));
        }
      },
    });
  },
});
