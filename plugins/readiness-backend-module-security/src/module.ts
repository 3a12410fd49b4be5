import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { readSecurityConfig } from './readSecurityConfig';
import { scansCollector } from './scans/scansCollector';
import { scorecardCollector } from './scorecard/scorecardCollector';

/**
 * Adds the collectors of security tools' results to the readiness backend.
 *
 * @public
 */
export const securityModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'security',
  register(reg) {
    reg.registerInit({
      deps: {
        cache: coreServices.cache,
        collectors: readinessCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
      },
      async init({ collectors, config, logger, ...services }) {
        const security = readSecurityConfig(config);
        const options = { ...services, now: () => Date.now() };
        if (security?.scans) {
          collectors.addCollector(scansCollector(security.scans, options));
        }
        if (security?.scorecard) {
          collectors.addCollector(
            scorecardCollector(security.scorecard, options),
          );
        }
        if (!security) {
          logger.info(
            'No result of a security tool is read: readiness.collectors.security is not configured',
          );
        }
      },
    });
  },
});
