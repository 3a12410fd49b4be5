import type { Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import {
  entityRelations,
  serviceTier,
  type ServiceTier,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredEntity } from '../../stores/EntityStore';

/** What lists and roll-ups need of a catalog entity. One is held in memory for every entity. */
export interface EntityRow {
  entityRef: string;
  uid: string;
  kind: string;
  namespace: string;
  name: string;
  title: string;
  /** Lower-case title and name, for search and order. */
  searchText: string;
  /** Counts as a service by configuration. */
  isService: boolean;
  type?: string;
  lifecycle?: string;
  tier: ServiceTier;
  ownerRef?: string;
  systemRef?: string;
  /** Groups: the parents. */
  parentRefs: readonly string[];
  /** Groups: the members. */
  memberRefs: readonly string[];
  dependsOn: readonly string[];
  providesApis: readonly string[];
}

export interface EntityRowOptions {
  services: FilterPredicate;
  tier: { path: string; fallback: number };
}

/** Characters of a title that are searched and ordered by: the catalog sets no limit, and cursors hold them. */
const searchedTitle = 200;

const none: readonly string[] = Object.freeze([]);

/** Makes rows out of stored entities. */
export function entityRowMapper(
  options: EntityRowOptions,
): (stored: StoredEntity) => EntityRow {
  const isService = filterPredicateToFilterFunction<Entity>(options.services);
  return ({ entityRef, uid, entity }) => {
    const kind = entity.kind.toLocaleLowerCase('en-US');
    const { name } = entity.metadata;
    const profile = entity.spec?.profile as
      | { displayName?: unknown }
      | undefined;
    const title =
      text(entity.metadata.title) ?? text(profile?.displayName) ?? name;
    return {
      entityRef,
      uid,
      kind,
      namespace: entity.metadata.namespace ?? 'default',
      name,
      title,
      searchText: `${title.slice(0, searchedTitle)} ${name}`.toLocaleLowerCase(
        'en-US',
      ),
      isService: isService(entity),
      type: text(entity.spec?.type),
      lifecycle: text(entity.spec?.lifecycle),
      tier: serviceTier(entity, options.tier),
      ownerRef: entityRelations(entity, 'ownedBy')[0],
      systemRef: entityRelations(entity, 'partOf')[0],
      parentRefs: kind === 'group' ? entityRelations(entity, 'childOf') : none,
      memberRefs:
        kind === 'group' ? entityRelations(entity, 'hasMember') : none,
      dependsOn: entityRelations(entity, 'dependsOn'),
      providesApis: entityRelations(entity, 'providesApi'),
    };
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
