import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import {
  fitFactList,
  linkTypes,
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
import { membersOf } from './absencesIn';
import type { CatalogAbsences } from './CatalogAbsences';
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

/** Facts over what an entity refers to: not told until it is known whether that is missing. */
const lookedUp = new Set([
  'owner.exists',
  'owner.isGroup',
  'owner.memberCount',
  'api.definitionCount',
  'api.withoutDefinition',
  'dependencies.missing',
  'dependencies.weakerTier',
]);
const mayStillFill =
  'something that it refers to was not in the catalog, which may still be filling';

/**
 * What the catalog itself says about a service: its owner, its links, its documentation, its dependencies and
 * whether they exist. Reads our copy of the catalog, so a round at any size costs no call.
 */
export function catalogCollector(options: {
  readModel: ReadModel;
  absences: CatalogAbsences;
  services: Collector['appliesTo'];
  schedule: SchedulerServiceTaskScheduleDefinition;
}): Collector {
  return defineCollector({
    id: catalogCollectorId,
    title: 'Catalog',
    description: 'What the catalog entity itself says',
    facts: factNames.map(name => ({
      ...wellKnownFact(name, { hours: 24 }),
      ...(lookedUp.has(name) && { leftOutWhen: mayStillFill }),
    })),
    appliesTo: options.services,
    schedule: options.schedule,
    async collect({ entities, report }) {
      const missing = await options.absences.confirmed();
      const company = await options.readModel.current();
      for (const entity of entities) {
        const entityRef = stringifyEntityRef(entity);
        const row = company.entity(entityRef);
        if (!row) report.failure(entityRef, 'It was removed meanwhile');
        else {
          const facts = catalogFactsOf(entity, row, { company, missing });
          report.facts(entityRef, facts);
        }
      }
    },
  });
}

/**
 * The facts of one entity. Pure. The catalog limits no list: of a longer one than a fact holds, its first entries.
 *
 * What the catalog is without and does not count as missing yet leaves nothing said of what depends on it: it may
 * only not be there yet.
 *
 * @param known - `missing`: what counts as missing
 */
function catalogFactsOf(
  entity: Entity,
  row: EntityRow,
  known: Known,
): Record<string, FactValue> {
  const { annotations = {}, description, tags = [] } = entity.metadata;
  const facts: Record<string, FactValue> = {
    'owner.isSet': row.ownerRef !== undefined,
    ...ownerFacts(row, known),
    ...referenceFacts(row, known),
    'catalog.hasDescription': Boolean(description?.trim()),
    'catalog.tier': row.tier.value,
    'catalog.hasTier': row.tier.declared,
    'catalog.hasSystem': row.systemRef !== undefined,
    'catalog.tagCount': tags.length,
    'docs.hasReference': hasEvidence(entity, 'docs'),
    'dependencies.count': row.dependsOn.length,
    'secrets.hasStorePath': Boolean(annotations['vault.io/secrets-path']),
  };
  for (const type of linkTypes) {
    facts[`links.${type}`] = hasEvidence(entity, type);
  }
  if (row.lifecycle !== undefined) facts['catalog.lifecycle'] = row.lifecycle;
  return facts;
}

interface Known {
  company: Company;
  missing: ReadonlySet<string>;
}

function ownerFacts(
  { ownerRef }: EntityRow,
  { company, missing }: Known,
): Record<string, FactValue> {
  const owner = ownerRef ? company.entity(ownerRef) : undefined;
  if (ownerRef && !owner && !missing.has(ownerRef)) return {};
  const facts = {
    'owner.exists': owner !== undefined,
    'owner.isGroup': owner?.kind === 'group',
  };
  if (owner?.kind !== 'group') return { ...facts, 'owner.memberCount': 0 };
  const memberCount = company.memberCount(owner.entityRef);
  const isKnown = memberCount > 0 || missing.has(membersOf(owner.entityRef));
  return { ...facts, ...(isKnown && { 'owner.memberCount': memberCount }) };
}

function referenceFacts(
  row: EntityRow,
  { company, missing }: Known,
): Record<string, FactValue> {
  const { providesApis, dependsOn } = row;
  const absentOf = (refs: readonly string[]) =>
    refs.filter(ref => !company.entity(ref)).sort();
  const facts: Record<string, FactValue> = {};
  const apis = absentOf(providesApis);
  if (apis.every(ref => missing.has(ref))) {
    facts['api.definitionCount'] = providesApis.length - apis.length;
    facts['api.withoutDefinition'] = fitFactList(apis);
  }
  const dependencies = absentOf(dependsOn);
  if (dependencies.every(ref => missing.has(ref))) {
    facts['dependencies.missing'] = fitFactList(dependencies);
    facts['dependencies.weakerTier'] = fitFactList(
      dependsOn.filter(ref => isWeaker(company.entity(ref), row)).sort(),
    );
  }
  return facts;
}

/** Only components have a tier: a database that is depended on is not weaker for having none. */
function isWeaker(dependency: EntityRow | undefined, row: EntityRow): boolean {
  return (
    dependency?.kind === 'component' && dependency.tier.value > row.tier.value
  );
}
