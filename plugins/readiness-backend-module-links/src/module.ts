import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { linksCollector } from './linksCollector';
import { readLinksConfig } from './readLinksConfig';

/**
 * Adds the collector of links to the readiness backend.
 *
 * @public
 */
export const linksModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'links',
  register(reg) {
    reg.registerInit({
      deps: {
        collectors: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ collectors, config, logger }) {
        const links = readLinksConfig(config);
        if (links) collectors.addCollector(linksCollector(links));
        else {
          logger.info(
            'No link is followed: readiness.collectors.links does not say which hosts may be asked',
          );
        }
      },
    });
  },
});
