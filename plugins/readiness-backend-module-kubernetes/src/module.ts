import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { kubernetesCollector } from './kubernetesCollector';
import { readKubernetesConfig } from './readKubernetesConfig';

/**
 * Adds the collector of Kubernetes to the readiness backend.
 *
 * @public
 */
export const kubernetesModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'kubernetes',
  register(reg) {
    reg.registerInit({
      deps: {
        collectors: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ collectors, config, logger }) {
        const kubernetes = readKubernetesConfig(config);
        if (kubernetes)
          collectors.addCollector(kubernetesCollector(kubernetes));
        else {
          logger.info(
            'No cluster is looked at: readiness.collectors.kubernetes is not configured',
          );
        }
      },
    });
  },
});
