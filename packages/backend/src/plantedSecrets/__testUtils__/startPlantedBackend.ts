import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type DatabaseService,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices, type TestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import readinessPlugin from '@service-readiness/backstage-plugin-readiness-backend';
import cdeventsModule from '@service-readiness/backstage-plugin-readiness-backend-module-cdevents';
import devlakeModule from '@service-readiness/backstage-plugin-readiness-backend-module-devlake';
import githubModule from '@service-readiness/backstage-plugin-readiness-backend-module-github';
import gitlabModule from '@service-readiness/backstage-plugin-readiness-backend-module-gitlab';
import kubernetesModule from '@service-readiness/backstage-plugin-readiness-backend-module-kubernetes';
import linksModule from '@service-readiness/backstage-plugin-readiness-backend-module-links';
import repositoryModule from '@service-readiness/backstage-plugin-readiness-backend-module-repository';
import securityModule from '@service-readiness/backstage-plugin-readiness-backend-module-security';
import type { JsonObject } from '@backstage/types';
import { startClosingBackend } from '../../__testUtils__/startClosingBackend';
import { exampleSignInModule } from '../../exampleCompany/signIn';
import type { Ears } from './Ears';

export interface PlantedBackend {
  backend: TestBackend;
  /** Of the plugins' APIs. */
  url: string;
  /** Runs tasks when it is told to. */
  scheduler: SchedulerService;
  /** Where the plugin keeps everything. */
  database: DatabaseService;
}

/** Backstage's own authentication, permissions and URL readers, and every collector and source of events that comes along. */
export async function startPlantedBackend(
  config: JsonObject,
  { logger }: Ears,
): Promise<PlantedBackend> {
  let parts: Pick<PlantedBackend, 'database' | 'scheduler'> | undefined;
  const backend = await startClosingBackend({
    features: [
      ...[authServiceFactory, httpAuthServiceFactory],
      ...[permissionsServiceFactory, userInfoServiceFactory],
      urlReaderServiceFactory,
      ...[authPlugin, exampleSignInModule, catalogPlugin, readinessPlugin],
      ...[kubernetesModule, linksModule, repositoryModule, securityModule],
      ...[cdeventsModule, devlakeModule, githubModule, gitlabModule],
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
      mockServices.rootConfig.factory({ data: config }),
      createBackendModule({
        pluginId: 'readiness',
        moduleId: 'parts-for-the-test',
        register(reg) {
          reg.registerInit({
            deps: {
              database: coreServices.database,
              scheduler: coreServices.scheduler,
            },
            async init(deps) {
              parts = deps;
            },
          });
        },
      }),
    ],
  });
  if (!parts) throw new Error('The backend has not started');
  const url = `http://localhost:${backend.server.port()}/api`;
  return { ...parts, backend, url };
}
