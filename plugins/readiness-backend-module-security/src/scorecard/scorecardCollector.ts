import type {
  CacheService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { wellKnownFact } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  perRound,
  type CollectionContext,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { ScorecardConfig } from '../readSecurityConfig';
import { haveAnnotation } from '../reading/haveAnnotation';
import { ReportReader, type ReadingRound } from '../reading/ReportReader';
import { parseScorecard, type ScorecardReport } from './parseScorecard';
import { practiceFacts } from './practices';
import { projectAnnotations, projectOf } from './projectOf';
import { ScorecardApi } from './ScorecardApi';
import { scorecardFacts } from './scorecardFacts';

/** Four rounds of twelve hours: one failed round makes nothing stale. */
const validity = { hours: 48 };

/**
 * Results of OpenSSF Scorecard. A round costs one request for every repository or result, however many services share
 * it, four at a time per host: 20,000 of them that are answered in 100 ms take about nine minutes.
 */
export function scorecardCollector(
  config: ScorecardConfig,
  options: {
    urlReader: UrlReaderService;
    cache: CacheService;
    now: () => number;
  },
): Collector {
  const { annotation } = config;
  const api = config.api && new ScorecardApi(config.api);
  const reader = new ReportReader<ScorecardReport>({
    ...options,
    maxBytes: 2_000_000,
    shape: 'scorecard-1',
    parse: parseScorecard,
  });
  const rounds = perRound(context => reader.startRound(context));
  const reportOf = async (
    entity: Entity,
    context: CollectionContext,
    round: ReadingRound,
  ) => {
    const address = entity.metadata.annotations?.[annotation]?.trim();
    if (address) return reader.read(address, round);
    const project = projectOf(entity);
    return project && api ? api.resultOf(project, context) : undefined;
  };
  return defineCollector({
    id: 'openssf-scorecard',
    configKey: 'security',
    title: 'OpenSSF Scorecard',
    description: 'How a repository is secured',
    facts: [
      ...[
        'security.postureScore',
        'security.postureAgeDays',
        'security.scanAgeDays',
        'repository.branchProtected',
        'repository.hasSecurityPolicy',
        'repository.hasDependencyUpdates',
      ].map(name => wellKnownFact(name, validity)),
      ...practiceFacts(validity),
    ],
    appliesTo: {
      $any: [annotation, ...(api ? projectAnnotations : [])].map(
        haveAnnotation,
      ),
    },
    schedule: config.schedule,
    async collect(context) {
      const round = rounds(context);
      const about = async (entity: Entity) => {
        const ref = stringifyEntityRef(entity);
        try {
          const report = await reportOf(entity, context, round);
          const facts = report ? scorecardFacts(report, options.now()) : {};
          context.report.facts(ref, facts);
        } catch (error) {
          context.report.failure(ref, error);
        }
      };
      await Promise.all(context.entities.map(about));
    },
  });
}
