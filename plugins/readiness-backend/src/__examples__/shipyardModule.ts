import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessEventSourcesExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { shipyardSource } from './shipyardSource';

export default createBackendModule({
  pluginId: 'readiness',
  moduleId: 'shipyard',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: readinessEventSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const secret = config.getOptionalString('shipyard.webhookSecret');
        // No secret, no route.
        if (secret) sources.addEventSource(shipyardSource({ secret }));
      },
    });
  },
});
