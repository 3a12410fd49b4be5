import { readFile } from 'node:fs/promises';
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { readinessPermissions } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  readinessCollectorsExtensionPoint,
  readinessEventSourcesExtensionPoint,
  type Collector,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { compose } from './compose';
import { applyMigrations } from './database/applyMigrations';
import { DatabaseReadinessStore } from './database/DatabaseReadinessStore';
import { readReadinessConfig } from './readinessConfig';
import { createRouter } from './router/createRouter';
import { catalogCollectorId } from './services/catalog/catalogCollector';
import { readDirectory } from './services/definitions/readDirectory';
import { deliveryCollectorId } from './services/delivery/deliveryCollector';
import { scheduleTasks } from './services/scheduleTasks';
import { notificationTeller } from './services/telling/notificationTeller';

const packageName = '@service-readiness/backstage-plugin-readiness-backend';
const ownCollectorIds = new Set([catalogCollectorId, deliveryCollectorId]);

/**
 * Facts, checks, levels and their history for the services of the catalog.
 *
 * @public
 */
export const readinessPlugin = createBackendPlugin({
  pluginId: 'readiness',
  register(env) {
    const added = new Map<string, Collector>();
    env.registerExtensionPoint(readinessCollectorsExtensionPoint, {
      addCollector(collector) {
        if (added.has(collector.id) || ownCollectorIds.has(collector.id)) {
          throw new ConflictError(
            `Two collectors have the id '${collector.id}'; every collector needs one of its own`,
          );
        }
        added.set(collector.id, defineCollector(collector));
      },
    });
    const eventSources = new Map<string, EventSource>();
    env.registerExtensionPoint(readinessEventSourcesExtensionPoint, {
      addEventSource(source) {
        if (eventSources.has(source.id)) {
          throw new ConflictError(
            `Two sources of events have the id '${source.id}'; every source needs one of its own`,
          );
        }
        eventSources.set(source.id, source);
      },
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        instance: coreServices.rootInstanceMetadata,
        notifications: notificationService,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { database, httpAuth, lifecycle } = deps;
        const config = readReadinessConfig(deps.config);
        const knex = await database.getClient();
        if (!database.migrations?.skip) await applyMigrations(knex);
        const installed = await deps.instance.getInstalledPlugins();
        const notifies =
          config.notifications ??
          installed.some(({ pluginId }) => pluginId === 'notifications');
        const store = DatabaseReadinessStore.create(knex);
        const { worker, handlers, delivery, deliveryFigures, ...services } =
          compose({
            ...deps,
            config,
            store,
            teller: notifies
              ? notificationTeller(deps.notifications)
              : undefined,
            library: config.library
              ? (
                  await readDirectory(
                    resolvePackagePath(packageName, 'library'),
                    'built-in',
                  )
                ).texts
              : [],
            added: [...added.values()],
            eventSources: [...eventSources.values()],
            release: await installedRelease(),
            now: Date.now,
          });
        deps.permissionsRegistry.addPermissions(readinessPermissions);
        // Bodies of deliveries are not to be parsed before they are verified.
        deps.httpRouter.use(delivery.eventRouter(httpAuth));
        delivery.openPaths.forEach(path =>
          deps.httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' }),
        );
        deps.httpRouter.use(createRouter({ httpAuth, handlers }));
        lifecycle.addStartupHook(async () => {
          await services.rules.adopt();
          await scheduleTasks({
            ...deps,
            ...services,
            store,
            definitionsSchedule: config.definitionsSchedule,
            deliveryTasks: delivery.tasks,
          });
          worker.start();
          deliveryFigures.model.load();
        });
        lifecycle.addShutdownHook(() => worker.stop());
        lifecycle.addShutdownHook(() => deliveryFigures.facts.stop());
      },
    });
  },
});

async function installedRelease(): Promise<string> {
  const path = resolvePackagePath(packageName, 'package.json');
  return JSON.parse(await readFile(path, 'utf8')).version;
}
