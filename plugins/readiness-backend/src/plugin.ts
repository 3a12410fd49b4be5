import { readFile } from 'node:fs/promises';
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
  type AuditorService,
  type AuthService,
  type LoggerService,
  type PermissionsService,
  type UrlReaderService,
  type UserInfoService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { readinessPermissions } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  readinessCollectorsExtensionPoint,
  readinessEventSourcesExtensionPoint,
  type Collector,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { composeActs } from './composeActs';
import { composeDelivery } from './composeDelivery';
import { composeDeliveryFigures } from './composeDeliveryFigures';
import { applyMigrations } from './database/applyMigrations';
import { DatabaseReadinessStore } from './database/DatabaseReadinessStore';
import { deliveryPolicyOf, factsWindowOf } from './deliveryPolicySchema';
import { readReadinessConfig, type ReadinessConfig } from './readinessConfig';
import { createRouter, type Handlers } from './router/createRouter';
import { ActorService } from './services/acts/ActorService';
import { PermittedActs } from './services/acts/PermittedActs';
import { CatalogAbsences } from './services/catalog/CatalogAbsences';
import {
  catalogCollector,
  catalogCollectorId,
} from './services/catalog/catalogCollector';
import { CatalogSynchroniser } from './services/catalog/CatalogSynchroniser';
import { CatchUpService } from './services/collection/CatchUpService';
import { CollectionService } from './services/collection/CollectionService';
import { RefreshService } from './services/collection/RefreshService';
import { unreadCollectorConfig } from './services/collection/unreadCollectorConfig';
import {
  readDirectory,
  type DefinitionText,
} from './services/definitions/readDirectory';
import { RulesService } from './services/definitions/RulesService';
import { DueService } from './services/evaluation/DueService';
import { EvaluationService } from './services/evaluation/EvaluationService';
import { EvaluationWorker } from './services/evaluation/EvaluationWorker';
import { pushSources } from './services/push/pushSources';
import { PushService } from './services/push/PushService';
import { PushWriter } from './services/push/PushWriter';
import {
  deliveryCollector,
  deliveryCollectorId,
} from './services/delivery/deliveryCollector';
import { CompanyQueries } from './services/queries/CompanyQueries';
import { FactSeriesQueries } from './services/queries/FactSeriesQueries';
import { HistoryQueries } from './services/queries/HistoryQueries';
import { OperationsQueries } from './services/queries/OperationsQueries';
import { ServiceLookup } from './services/queries/ServiceLookup';
import { ServiceQueries } from './services/queries/ServiceQueries';
import { ReadModel } from './services/readModel/ReadModel';
import { RetentionService } from './services/RetentionService';
import { scheduleTasks } from './services/scheduleTasks';
import { notificationTeller } from './services/telling/notificationTeller';
import { TellingService, type Teller } from './services/telling/TellingService';
import { VisibilityService } from './services/visibility/VisibilityService';
import type { ReadinessStore } from './stores/ReadinessStore';

const packageName = '@service-readiness/backstage-plugin-readiness-backend';
const ownCollectorIds = new Set([catalogCollectorId, deliveryCollectorId]);
const dayMs = 24 * 3_600_000;

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
            ...{ config, store },
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

/** The one place that puts the pieces together. Tests call it with a clock of their own. */
export function compose(deps: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  permissions: PermissionsService;
  urlReader: UrlReaderService;
  userInfo: UserInfoService;
  config: ReadinessConfig;
  store: ReadinessStore;
  library: readonly DefinitionText[];
  /** Collectors that modules added. */
  added: readonly Collector[];
  /** Sources of events that modules added. */
  eventSources?: readonly EventSource[];
  /** Of this product. */
  release?: string;
  /** Tells people what runs out; absent where nobody can be told. */
  teller?: Teller;
  /** The clock, milliseconds since the epoch. */
  now: () => number;
}) {
  const { config, store, now } = deps;
  const readModel = new ReadModel({ ...config, store });
  const visibility = new VisibilityService({ ...deps, now });
  const absences = new CatalogAbsences({ store, readModel });
  const deliveryPolicy = deliveryPolicyOf(config.delivery);
  const deliveryFacts = deliveryCollector({
    ...{ store, policy: deliveryPolicy, now },
    windowMs: factsWindowOf(config.delivery),
    services: config.services,
  });
  const collectors = [
    catalogCollector({
      ...{ readModel, absences },
      services: config.services,
      schedule: config.catalog.schedule,
    }),
    deliveryFacts,
    ...deps.added,
  ];
  const sources = pushSources(config.pushedFacts, {
    services: config.services,
    collectors,
  });
  const declared = [...collectors, ...sources];
  const rules = new RulesService({
    ...deps,
    collectors: declared,
    sources: config.definitions,
    stage: config.stage,
    now,
  });
  const evaluation = new EvaluationService({ rules, tier: config.tier, now });
  const collection = new CollectionService({
    ...{ ...deps, evaluation, rules, now },
    absentCollectorsMs: config.retention.absentCollectorsMs,
  });
  const catchUp = new CatchUpService({ store, collection, collectors, now });
  const worker = new EvaluationWorker({ ...deps, evaluation, rules });
  const synchroniser = new CatalogSynchroniser({
    ...deps,
    ...config.catalog,
    absences,
    tierPath: config.tier.path,
    predicates: () => [
      config.services,
      ...declared.map(({ appliesTo }) => appliesTo),
      ...rules.ruleSet.scorecards.map(s => s.definition.appliesTo),
      ...rules.ruleSet.scorecards.flatMap(s =>
        s.checks.map(({ check }) => check.definition.appliesTo),
      ),
    ],
    now,
  });
  const lookup = new ServiceLookup({
    ...{ store, readModel, rules, visibility, now },
  });
  const shared = {
    ...deps,
    ...{ readModel, rules, visibility, lookup, collectors, sources, now },
    example: config.example,
  };
  const refresh = new RefreshService({
    ...shared,
    ...{ synchroniser, collection, worker },
  });
  const actors = new ActorService(shared);
  const policy = {
    longestDays: config.waivers.longest.days,
    approvers: config.waivers.approvers,
  };
  const remindDays = {
    attestations: config.attestations.remind.days,
    waivers: config.waivers.remind.days,
  };
  const services = new ServiceQueries({
    ...{ ...shared, policy, remindDays },
    tier: config.tier,
    permitted: new PermittedActs({ ...shared, actors, policy }),
    factsWindowDays: Math.round(factsWindowOf(config.delivery) / dayMs),
  });
  const company = new CompanyQueries(shared);
  const history = new HistoryQueries(shared);
  const configProblems = unreadCollectorConfig(
    config.collectorKeys,
    deps.added,
  );
  for (const { source, path, message, mend } of configProblems) {
    deps.logger.warn(`${source}.${path}: ${message}; ${mend}`);
  }
  const operations = new OperationsQueries({ ...shared, configProblems });
  const series = new FactSeriesQueries({ store, lookup, declared });
  const push = new PushService({
    ...{ ...shared, actors },
    writer: new PushWriter({ store, evaluation, rules, now }),
  });
  const delivery = composeDelivery({
    ...{ ...shared, actors },
    eventSources: deps.eventSources ?? [],
  });
  const deliveryFigures = composeDeliveryFigures({
    ...{ ...shared, collection, policy: deliveryPolicy },
    collector: deliveryFacts,
  });
  delivery.changes.onChanged(async refs => deliveryFigures.facts.changed(refs));
  const handlers: Handlers = {
    ...delivery.handlers,
    ...deliveryFigures.handlers,
    ...composeActs({
      ...shared,
      ...{ actors, evaluation, policy, remindDays, series },
      ...{ collectors: declared, bands: deliveryPolicy.bands },
    }),
    pushFacts: push.push.bind(push),
    getFactSeries: series.getFactSeries.bind(series),
    listServices: company.listServices.bind(company),
    listScorecards: company.listScorecards.bind(company),
    getGroup: company.getGroup.bind(company),
    getService: services.getService.bind(services),
    explainScorecard: services.explainScorecard.bind(services),
    listFacts: services.listFacts.bind(services),
    getHistory: history.getHistory.bind(history),
    listCollectors: operations.listCollectors.bind(operations),
    getStatus: operations.getStatus.bind(operations),
    refreshService: async (input, credentials, request) => {
      await refresh.refresh(input, credentials, request);
      return services.getService(input, credentials);
    },
  };
  return {
    ...{ collectors, synchroniser, collection, catchUp },
    installed: declared,
    ...{ rules, worker, handlers, delivery, deliveryFigures },
    due: new DueService({ store, rules, now }),
    telling: new TellingService({ ...shared, ...{ remindDays } }),
    retention: new RetentionService({
      store,
      retention: config.retention,
      now,
    }),
  };
}
