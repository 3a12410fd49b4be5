import type {
  CacheService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  wellKnownFact,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  perRound,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { ScansConfig } from '../readSecurityConfig';
import { daysSince } from '../reading/daysSince';
import { haveAnnotation } from '../reading/haveAnnotation';
import { ReportReader } from '../reading/ReportReader';
import { parseSarif, type ScanReport } from './parseSarif';

/** Four rounds of six hours, and some: one failed round makes nothing stale. */
const validity = { hours: 30 };

/**
 * Results of vulnerability scanners. A round costs one conditional request for every report, four at a time per host:
 * 20,000 services with a report each, on one host that answers in 100 ms, take about nine minutes; only reports that
 * have changed are downloaded.
 */
export function scansCollector(
  config: ScansConfig,
  options: {
    urlReader: UrlReaderService;
    cache: CacheService;
    now: () => number;
  },
): Collector {
  const reader = new ReportReader<ScanReport>({
    ...options,
    maxBytes: config.maxMegabytes * 1_000_000,
    shape: 'sarif-1',
    parse: parseSarif,
  });
  const rounds = perRound(context => reader.startRound(context));
  return defineCollector({
    id: 'vulnerability-scans',
    configKey: 'security',
    title: 'Vulnerability scans',
    description: 'What scanners found, as SARIF',
    facts: [
      'security.scanAgeDays',
      'security.criticalVulnerabilityCount',
      'security.highVulnerabilityCount',
      'security.mediumVulnerabilityCount',
      'security.lowVulnerabilityCount',
      'security.scanners',
    ].map(name => wellKnownFact(name, validity)),
    appliesTo: haveAnnotation(config.annotation),
    schedule: config.schedule,
    async collect(context) {
      const round = rounds(context);
      const about = async (entity: Entity) => {
        const ref = stringifyEntityRef(entity);
        try {
          // Without one of its reports, a service would look better than it is: then none counts.
          const reports = await Promise.all(
            addressesOf(entity, config.annotation).map(address =>
              reader.read(address, round),
            ),
          );
          context.report.facts(ref, factsOf(reports, options.now()));
        } catch (error) {
          context.report.failure(ref, error);
        }
      };
      await Promise.all(context.entities.map(about));
    },
  });
}

function addressesOf(entity: Entity, annotation: string): string[] {
  const text = entity.metadata.annotations?.[annotation] ?? '';
  const addresses = text.split(/[\s,]+/).filter(Boolean);
  if (addresses.length === 0) throw new Error(`${annotation} is empty`);
  return [...new Set(addresses)];
}

/** The facts of one service with so many reports. Pure. */
export function factsOf(
  reports: readonly ScanReport[],
  now: number,
): Record<string, FactValue> {
  const sum = (severity: keyof ScanReport['counts']) =>
    reports.reduce((total, { counts }) => total + counts[severity], 0);
  const scanned = reports.flatMap(({ scannedAt }) => scannedAt ?? []).sort();
  const scanAgeDays = daysSince(scanned[scanned.length - 1], now);
  return {
    'security.criticalVulnerabilityCount': sum('critical'),
    'security.highVulnerabilityCount': sum('high'),
    'security.mediumVulnerabilityCount': sum('medium'),
    'security.lowVulnerabilityCount': sum('low'),
    'security.scanners': [
      ...new Set(reports.flatMap(({ tools }) => tools)),
    ].sort(),
    ...(scanAgeDays !== undefined && { 'security.scanAgeDays': scanAgeDays }),
  };
}
