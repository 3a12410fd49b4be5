import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
  type AuditorService,
  type AuthService,
  type LoggerService,
  type PermissionsService,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotImplementedError } from '@backstage/errors';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { readinessPermissions } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  readinessCollectorsExtensionPoint,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { applyMigrations } from './database/applyMigrations';
import { DatabaseReadinessStore } from './database/DatabaseReadinessStore';
import { readReadinessConfig, type ReadinessConfig } from './readinessConfig';
import { createRouter, type Handlers } from './router/createRouter';
import {
  catalogCollector,
  catalogCollectorId,
} from './services/catalog/catalogCollector';
import { CatalogSynchroniser } from './services/catalog/CatalogSynchroniser';
import { CatchUpService } from './services/collection/CatchUpService';
import { CollectionService } from './services/collection/CollectionService';
import { RefreshService } from './services/collection/RefreshService';
import {
  readDirectory,
  type DefinitionText,
} from './services/definitions/readDirectory';
import { RulesService } from './services/definitions/RulesService';
import { DueService } from './services/evaluation/DueService';
import { EvaluationService } from './services/evaluation/EvaluationService';
import { EvaluationWorker } from './services/evaluation/EvaluationWorker';
import { CompanyQueries } from './services/queries/CompanyQueries';
import { HistoryQueries } from './services/queries/HistoryQueries';
import { OperationsQueries } from './services/queries/OperationsQueries';
import { ServiceLookup } from './services/queries/ServiceLookup';
import { ServiceQueries } from './services/queries/ServiceQueries';
import { ReadModel } from './services/readModel/ReadModel';
import { RetentionService } from './services/RetentionService';
import { scheduleTasks } from './services/scheduleTasks';
import { VisibilityService } from './services/visibility/VisibilityService';
import type { ReadinessStore } from './stores/ReadinessStore';

const packageName = '@service-readiness/backstage-plugin-readiness-backend';

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
        if (added.has(collector.id) || collector.id === catalogCollectorId) {
          throw new ConflictError(
            `Two collectors have the id '${collector.id}'; every collector needs one of its own`,
          );
        }
        added.set(collector.id, defineCollector(collector));
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
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { database, httpAuth, lifecycle } = deps;
        const config = readReadinessConfig(deps.config);
        const knex = await database.getClient();
        if (!database.migrations?.skip) await applyMigrations(knex);
        const { worker, handlers, ...services } = compose({
          ...deps,
          config,
          store: DatabaseReadinessStore.create(knex),
          library: config.library
            ? (
                await readDirectory(
                  resolvePackagePath(packageName, 'library'),
                  'built-in',
                )
              ).texts
            : [],
          added: [...added.values()],
          now: Date.now,
        });
        deps.permissionsRegistry.addPermissions(readinessPermissions);
        deps.httpRouter.use(createRouter({ httpAuth, handlers }));
        lifecycle.addStartupHook(async () => {
          await services.rules.adopt();
          await scheduleTasks({
            ...deps,
            ...services,
            definitionsSchedule: config.definitionsSchedule,
          });
          worker.start();
        });
        lifecycle.addShutdownHook(() => worker.stop());
      },
    });
  },
});

/** The one place that puts the pieces together. Tests call it with a clock of their own. */
export function compose(deps: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  permissions: PermissionsService;
  urlReader: UrlReaderService;
  config: ReadinessConfig;
  store: ReadinessStore;
  library: readonly DefinitionText[];
  /** Collectors that modules added. */
  added: readonly Collector[];
  /** The clock, milliseconds since the epoch. */
  now: () => number;
}) {
  const { config, store, now } = deps;
  const readModel = new ReadModel({ ...config, store });
  const visibility = new VisibilityService({ ...deps, now });
  const collectors = [
    catalogCollector({
      readModel,
      services: config.services,
      schedule: config.catalog.schedule,
    }),
    ...deps.added,
  ];
  const rules = new RulesService({
    ...deps,
    collectors,
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
    tierPath: config.tier.path,
    predicates: () => [
      config.services,
      ...collectors.map(({ appliesTo }) => appliesTo),
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
    ...{ readModel, rules, visibility, lookup, collectors, now },
    example: config.example,
  };
  const refresh = new RefreshService({
    ...shared,
    ...{ synchroniser, collection, worker },
  });
  const services = new ServiceQueries({
    ...shared,
    tier: config.tier,
    mayRefresh: (ref, credentials) => refresh.mayRefresh(ref, credentials),
  });
  const company = new CompanyQueries(shared);
  const history = new HistoryQueries(shared);
  const operations = new OperationsQueries(shared);
  const notYet = async (): Promise<never> => {
    throw new NotImplementedError('This is not served yet');
  };
  const handlers: Handlers = {
    listAttestations: notYet,
    attest: notYet,
    withdrawAttestation: notYet,
    listWaivers: notYet,
    requestWaiver: notYet,
    decideWaiver: notYet,
    endWaiver: notYet,
    listDisputes: notYet,
    dispute: notYet,
    answerDispute: notYet,
    listActivity: notYet,
    listServices: company.listServices.bind(company),
    listScorecards: company.listScorecards.bind(company),
    getGroup: company.getGroup.bind(company),
    getService: services.getService.bind(services),
    explainScorecard: services.explainScorecard.bind(services),
    listFacts: services.listFacts.bind(services),
    getHistory: history.getHistory.bind(history),
    listCollectors: operations.listCollectors.bind(operations),
    getStatus: operations.getStatus.bind(operations),
    refreshService: async (input, credentials) => {
      await refresh.refresh(input, credentials);
      return services.getService(input, credentials);
    },
  };
  return {
    ...{ collectors, synchroniser, collection, catchUp },
    ...{ rules, worker, handlers },
    due: new DueService({ store, rules, now }),
    retention: new RetentionService({
      store,
      retention: config.retention,
      now,
    }),
  };
}
