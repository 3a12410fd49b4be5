import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessEventSourcesExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { devlakeSource } from './devlakeSource';
import { readDevlakeConfig } from './readDevlakeConfig';

/**
 * Adds the webhook of DevLake as a source of deployments, changes and incidents to the readiness backend.
 *
 * @public
 */
export const devlakeModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'devlake',
  register(reg) {
    reg.registerInit({
      deps: {
        sources: readinessEventSourcesExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ sources, config, logger }) {
        const devlake = readDevlakeConfig(config);
        if (devlake) sources.addEventSource(devlakeSource(devlake));
        else {
          logger.info(
            'Nothing for DevLake is taken: readiness.delivery.devlake does not say who may deliver',
          );
        }
      },
    });
  },
});
