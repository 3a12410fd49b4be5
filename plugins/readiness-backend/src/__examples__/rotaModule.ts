import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { rotaCollector } from './rotaCollector';

export default createBackendModule({
  pluginId: 'readiness',
  moduleId: 'rota',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        collectors: readinessCollectorsExtensionPoint,
      },
      async init({ config, collectors }) {
        collectors.addCollector(
          rotaCollector({
            baseUrl: config.getString('rota.baseUrl'),
            token: config.getString('rota.token'),
          }),
        );
      },
    });
  },
});
