import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import {
  fitFactList,
  wellKnownFact,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { Company } from '../readModel/Company';
import type { EntityRow } from '../readModel/EntityRow';
import type { ReadModel } from '../readModel/ReadModel';
import { hasEvidence } from './linkEvidence';

export const catalogCollectorId = 'catalog';

const factNames = [
  'owner.isSet',
  'owner.exists',
  'owner.isGroup',
  'owner.memberCount',
  'catalog.hasDescription',
  'catalog.lifecycle',
  'catalog.tier',
  'catalog.hasTier',
  'catalog.hasSystem',
  'catalog.tagCount',
  'docs.hasReference',
  'api.definitionCount',
  'api.withoutDefinition',
  'dependencies.count',
  'dependencies.missing',
  'dependencies.weakerTier',
  'links.dashboard',
  'links.logs',
  'links.traces',
  'links.alerts',
  'links.runbook',
  'secrets.hasStorePath',
];

/**
 * What the catalog itself says about a service: its owner, its links, its documentation, its dependencies and
 * whether they exist. Reads our copy of the catalog, so a round at any size costs no call.
 */
export function catalogCollector(options: {
  readModel: ReadModel;
  services: Collector['appliesTo'];
  schedule: SchedulerServiceTaskScheduleDefinition;
}): Collector {
  return defineCollector({
    id: catalogCollectorId,
    title: 'Catalog',
    description: 'What the catalog entity itself says',
    facts: factNames.map(name => wellKnownFact(name, { hours: 24 })),
    appliesTo: options.services,
    schedule: options.schedule,
    async collect({ entities, report }) {
      const company = await options.readModel.current();
      for (const entity of entities) {
        const entityRef = stringifyEntityRef(entity);
        const row = company.entity(entityRef);
        if (!row) report.failure(entityRef, 'It was removed meanwhile');
        else report.facts(entityRef, catalogFactsOf(entity, row, company));
      }
    },
  });
}

/** The facts of one entity. Pure. The catalog limits no list: of a longer one than a fact holds, its first entries. */
export function catalogFactsOf(
  entity: Entity,
  row: EntityRow,
  company: Company,
): Record<string, FactValue> {
  const owner = row.ownerRef ? company.entity(row.ownerRef) : undefined;
  const { annotations = {}, description, tags = [] } = entity.metadata;
  const missingOf = (refs: readonly string[]) =>
    refs.filter(ref => !company.entity(ref)).sort();
  const facts: Record<string, FactValue> = {
    'owner.isSet': row.ownerRef !== undefined,
    'owner.exists': owner !== undefined,
    'owner.isGroup': owner?.kind === 'group',
    'owner.memberCount':
      owner?.kind === 'group' ? company.memberCount(owner.entityRef) : 0,
    'catalog.hasDescription': Boolean(description?.trim()),
    'catalog.tier': row.tier.value,
    'catalog.hasTier': row.tier.declared,
    'catalog.hasSystem': row.systemRef !== undefined,
    'catalog.tagCount': tags.length,
    'docs.hasReference': hasEvidence(entity, 'docs'),
    'api.definitionCount':
      row.providesApis.length - missingOf(row.providesApis).length,
    'api.withoutDefinition': fitFactList(missingOf(row.providesApis)),
    'dependencies.count': row.dependsOn.length,
    'dependencies.missing': fitFactList(missingOf(row.dependsOn)),
    'dependencies.weakerTier': fitFactList(
      row.dependsOn.filter(ref => isWeaker(company.entity(ref), row)).sort(),
    ),
    'secrets.hasStorePath': Boolean(annotations['vault.io/secrets-path']),
  };
  for (const type of [
    'dashboard',
    'logs',
    'traces',
    'alerts',
    'runbook',
  ] as const) {
    facts[`links.${type}`] = hasEvidence(entity, type);
  }
  if (row.lifecycle !== undefined) facts['catalog.lifecycle'] = row.lifecycle;
  return facts;
}

/** Only components have a tier: a database that is depended on is not weaker for having none. */
function isWeaker(dependency: EntityRow | undefined, row: EntityRow): boolean {
  return (
    dependency?.kind === 'component' && dependency.tier.value > row.tier.value
  );
}
