import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  parseFilterPredicate,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import { ScmIntegrations } from '@backstage/integration';
import { readinessCollectorsExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { repositoryCollector } from './repositoryCollector';
import { repositoryConfig } from './repositoryConfig';

/**
 * Facts from the repositories of services.
 *
 * @public
 */
export const repositoryModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'repository',
  register(reg) {
    reg.registerInit({
      deps: {
        cache: coreServices.cache,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
        collectors: readinessCollectorsExtensionPoint,
      },
      async init({ collectors, config, ...services }) {
        const repository = repositoryConfig(config);
        if (!repository) {
          services.logger.info(
            'No repository is read: write readiness.collectors.repository, {} for the defaults, to have it done',
          );
          return;
        }
        const written: unknown = config.getOptional('readiness.services');
        const everyComponent: FilterPredicate = { kind: 'Component' };
        collectors.addCollector(
          repositoryCollector({
            ...services,
            config: repository,
            services: parseFilterPredicate(written ?? everyComponent),
            integrations: ScmIntegrations.fromConfig(config),
            now: Date.now,
          }),
        );
      },
    });
  },
});
