import { setImmediate } from 'node:timers/promises';
import type {
  CacheService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { FilterPredicate } from '@backstage/filter-predicates';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { wellKnownFact } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  perRound,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import pLimit from 'p-limit';
import type { PathKind } from './defaultPaths';
import { factsOf } from './factsOf';
import { locateSource } from './locateSource';
import { RepositoryRound } from './reading/RepositoryRound';
import { SnapshotCache } from './reading/SnapshotCache';
import { pathMatchers } from './snapshot/pathMatchers';
import type { RepositoryConfig } from './repositoryConfig';

/** Facts by what must be looked for to know them. */
const factNames: Partial<Record<PathKind, string[]>> = {
  codeOwners: ['repository.hasCodeOwners'],
  securityPolicy: ['repository.hasSecurityPolicy'],
  dependencyUpdates: ['repository.hasDependencyUpdates'],
  ci: ['repository.hasCi'],
  readme: ['docs.hasReadme'],
  runbooks: ['docs.hasRunbook'],
  slos: [
    'slo.definedCount',
    'slo.names',
    'slo.strictestTarget',
    'alerts.onBurnRate',
    'repository.unreadableFiles',
  ],
  manifests: [
    'resilience.replicaCount',
    'resilience.redundancy',
    'resilience.probes',
    'resilience.livenessProbes',
    'resilience.readinessProbes',
    'resilience.resourceRequests',
    'resilience.resourceLimits',
    'resilience.disruptionBudget',
    'resilience.autoscaling',
    'resilience.rollingUpdates',
    'delivery.progressive',
    'delivery.automatedRollback',
    'repository.unreadableFiles',
  ],
};

const address = { $hasPrefix: 'url:' };

/** Long enough for a host that is away over a night, short enough that nobody would have forgotten. */
const validity = { days: 2 };

/**
 * What stands among the files of services: code owners, policies, CI, runbooks, OpenSLO documents, manifests.
 *
 * A round at 20,000 services in as many repositories, nothing changed: one to two calls per repository every
 * `askAgainAfterMinutes` (six hours), so 20,000 to 40,000 calls in six hours; a changed one costs a download more.
 * Services that share a repository cost nothing more.
 */
export function repositoryCollector(options: {
  config: RepositoryConfig;
  /** Which entities are services. */
  services: FilterPredicate;
  integrations: ScmIntegrationRegistry;
  urlReader: UrlReaderService;
  cache: CacheService;
  logger: LoggerService;
  now: () => number;
}): Collector {
  const { config, integrations } = options;
  const names = Object.entries(factNames)
    .filter(([kind]) => config.paths[kind as PathKind].length > 0)
    .flatMap(([, facts]) => facts);
  const cache = new SnapshotCache(options);
  const matchers = pathMatchers(config.paths);
  const factsIn = factsOf(config);
  const rounds = perRound(
    ({ signal }) =>
      new RepositoryRound({ ...options, cache, matchers, signal }),
  );
  return defineCollector({
    id: 'repository',
    title: 'Repositories',
    description: 'What stands among the files of services',
    facts: [...new Set(names)].map(name => wellKnownFact(name, validity)),
    appliesTo: {
      $all: [
        options.services,
        {
          $any: [
            { 'metadata.annotations.backstage.io/source-location': address },
            {
              'metadata.annotations.backstage.io/managed-by-location': address,
            },
          ],
        },
      ],
    },
    schedule: config.schedule,
    async collect(context) {
      const { entities, report } = context;
      const round = rounds(context);
      const oneByOne = pLimit(1);
      // One entity alone is, as a rule, somebody who waits for what they have just changed.
      const isRefresh = entities.length === 1;
      await Promise.all(
        entities.map(async entity => {
          const ref = stringifyEntityRef(entity);
          try {
            const location = locateSource(entity, integrations);
            if (!location) return;
            const { snapshot, checkedAt } = await round.read(location, {
              isRefresh,
            });
            const { name } = entity.metadata;
            const { directory } = location;
            // All services of a monorepo come to be known at one moment; others get their turn between two of them.
            await oneByOne(async () => {
              await setImmediate();
              const facts = factsIn(snapshot, { name, directory });
              report.facts(ref, facts, { observedAt: checkedAt });
            });
          } catch (error) {
            report.failure(ref, error);
          }
        }),
      );
    },
  });
}
