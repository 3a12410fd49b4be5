import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessEventSourcesExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { cdeventsSource } from './cdeventsSource';
import { readCdeventsConfig } from './readCdeventsConfig';

/**
 * Adds CDEvents as a source of deployments, changes and incidents to the readiness backend.
 *
 * @public
 */
export const cdeventsModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'cdevents',
  register(reg) {
    reg.registerInit({
      deps: {
        sources: readinessEventSourcesExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ sources, config, logger }) {
        const cdevents = readCdeventsConfig(config);
        if (cdevents) sources.addEventSource(cdeventsSource(cdevents));
        else {
          logger.info(
            'No CDEvent is taken: readiness.delivery.cdevents does not say who may deliver',
          );
        }
      },
    });
  },
});
