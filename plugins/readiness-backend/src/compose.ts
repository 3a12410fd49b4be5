import type {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  Collector,
  EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { composeActs } from './composeActs';
import { composeDelivery } from './composeDelivery';
import { composeDeliveryFigures } from './composeDeliveryFigures';
import { composeEvaluation } from './composeEvaluation';
import { composeQueries } from './composeQueries';
import { deliveryPolicyOf, factsWindowOf } from './deliveryPolicySchema';
import type { ReadinessConfig } from './readinessConfig';
import type { Handlers } from './router/createRouter';
import { ActorService } from './services/acts/ActorService';
import { PermittedActs } from './services/acts/PermittedActs';
import { CatalogAbsences } from './services/catalog/CatalogAbsences';
import { catalogCollector } from './services/catalog/catalogCollector';
import { unreadCollectorConfig } from './services/collection/unreadCollectorConfig';
import type { DefinitionText } from './services/definitions/readDirectory';
import { DueService } from './services/evaluation/DueService';
import { pushSources } from './services/push/pushSources';
import { PushService } from './services/push/PushService';
import { PushWriter } from './services/push/PushWriter';
import { deliveryCollector } from './services/delivery/deliveryCollector';
import { FactSeriesQueries } from './services/queries/FactSeriesQueries';
import { ServiceLookup } from './services/queries/ServiceLookup';
import { ReadModel } from './services/readModel/ReadModel';
import { RetentionService } from './services/RetentionService';
import { TellingService, type Teller } from './services/telling/TellingService';
import { VisibilityService } from './services/visibility/VisibilityService';
import type { ReadinessStore } from './stores/ReadinessStore';

const dayMs = 24 * 3_600_000;

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
    store,
    policy: deliveryPolicy,
    now,
    windowMs: factsWindowOf(config.delivery),
    services: config.services,
  });
  const collectors = [
    catalogCollector({
      readModel,
      absences,
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
  const { rules, evaluation, ...pipeline } = composeEvaluation({
    ...deps,
    absences,
    collectors,
    declared,
  });
  const lookup = new ServiceLookup({
    store,
    readModel,
    rules,
    visibility,
    now,
  });
  const shared = {
    ...deps,
    readModel,
    rules,
    visibility,
    lookup,
    collectors,
    sources,
    example: config.example,
  };
  const actors = new ActorService(shared);
  const policy = {
    longestDays: config.waivers.longest.days,
    approvers: config.waivers.approvers,
  };
  const remindDays = {
    attestations: config.attestations.remind.days,
    waivers: config.waivers.remind.days,
  };
  const configProblems = unreadCollectorConfig(
    config.collectorKeys,
    deps.added,
  );
  for (const { source, path, message, mend } of configProblems) {
    deps.logger.warn(`${source}.${path}: ${message}; ${mend}`);
  }
  const series = new FactSeriesQueries({ store, lookup, declared });
  const push = new PushService({
    ...shared,
    actors,
    writer: new PushWriter({ store, evaluation, rules, now }),
  });
  const delivery = composeDelivery({
    ...shared,
    actors,
    eventSources: deps.eventSources ?? [],
  });
  const deliveryFigures = composeDeliveryFigures({
    ...shared,
    collection: pipeline.collection,
    policy: deliveryPolicy,
    collector: deliveryFacts,
  });
  delivery.changes.onChanged(async refs => deliveryFigures.facts.changed(refs));
  const handlers: Handlers = {
    ...delivery.handlers,
    ...deliveryFigures.handlers,
    ...composeActs({
      ...shared,
      actors,
      evaluation,
      policy,
      remindDays,
      series,
      collectors: declared,
      bands: deliveryPolicy.bands,
    }),
    ...composeQueries({
      ...shared,
      ...pipeline,
      policy,
      remindDays,
      configProblems,
      tier: config.tier,
      permitted: new PermittedActs({ ...shared, actors, policy }),
      factsWindowDays: Math.round(factsWindowOf(config.delivery) / dayMs),
    }),
    pushFacts: push.push.bind(push),
    getFactSeries: series.getFactSeries.bind(series),
  };
  return {
    ...pipeline,
    collectors,
    installed: declared,
    rules,
    handlers,
    delivery,
    deliveryFigures,
    due: new DueService({ store, rules, now }),
    telling: new TellingService({ ...shared, remindDays }),
    retention: new RetentionService({
      store,
      retention: config.retention,
      now,
    }),
  };
}
