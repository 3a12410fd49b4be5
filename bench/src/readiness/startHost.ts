import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import readinessPlugin from '@service-readiness/backstage-plugin-readiness-backend';
import { readinessCollectorsExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import type { Knex } from 'knex';
import type { Company } from '../company';
import { createCollectors } from './collectors';
import { conditionalPermissions, HeldScheduler, visibleHalf } from './fakes';

/** A running backend. */
export interface Host {
  /** Address of the plugin's routes. */
  url: string;
  scheduler: HeldScheduler;
  stop(): Promise<void>;
}

/**
 * Starts a backend with a real HTTP server. The caller has conditional permissions; what is scheduled waits until
 * the benchmark runs it.
 *
 * @param options - `features`: plugins and modules; none gives the empty host. `seesAll`: the caller may see everything
 */
export async function startHost(options: {
  pluginId: string;
  company: Company;
  knex: Knex;
  config?: object;
  features: BackendFeature[];
  seesAll?: boolean;
}): Promise<Host> {
  const scheduler = new HeldScheduler();
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: JSON.parse(JSON.stringify(options.config ?? {})),
      }),
      mockServices.database.factory({ knex: options.knex }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          options.seesAll
            ? mockServices.permissions()
            : conditionalPermissions(),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => visibleHalf(options.company),
      }),
      ...options.features,
    ],
  });
  return {
    url: `http://localhost:${backend.server.port()}/api/${options.pluginId}`,
    scheduler,
    stop: () => backend.stop(),
  };
}

/** Ours, with the collectors of the benchmark. */
export function readinessFeatures(company: Company): BackendFeature[] {
  return [
    readinessPlugin,
    createBackendModule({
      pluginId: 'readiness',
      moduleId: 'bench',
      register(env) {
        env.registerInit({
          deps: { collectors: readinessCollectorsExtensionPoint },
          async init({ collectors }) {
            for (const collector of createCollectors(company, new Map())) {
              collectors.addCollector(collector);
            }
          },
        });
      },
    }),
  ];
}

/** Rules come from the database, as on a second replica. */
export const readinessConfig = { readiness: { library: false } };
