import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { readinessCollectorsExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { exampleClusterSnapshot } from './collectors/clusterSnapshot';
import { exampleDelivery } from './collectors/delivery';
import { exampleEvidence } from './collectors/evidence';
import { exampleOperations } from './collectors/operations';
import { exampleScanner } from './collectors/scanner';

/**
 * The sources of the example company. Does nothing unless `exampleCompany.directory` says where the company was
 * written; `exampleCompany.schedule` says how often its files are read, every minute if absent.
 */
export const exampleCompanyModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'example-company',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        collectors: readinessCollectorsExtensionPoint,
      },
      async init({ config, collectors }) {
        const directory = config.getOptionalString('exampleCompany.directory');
        if (!directory) return;
        const schedule = config.has('exampleCompany.schedule')
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              config.getConfig('exampleCompany.schedule'),
            )
          : {
              frequency: { minutes: 1 },
              timeout: { minutes: 1 },
              initialDelay: { seconds: 10 },
            };
        const options = { directory, schedule, now: () => new Date() };
        for (const collector of [
          exampleOperations(options),
          exampleDelivery(options),
          exampleEvidence(options),
          exampleScanner(options),
          exampleClusterSnapshot(options),
        ]) {
          collectors.addCollector(collector);
        }
      },
    });
  },
});

export default exampleCompanyModule;
