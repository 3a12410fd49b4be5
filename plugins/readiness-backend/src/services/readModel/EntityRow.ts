import type { Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import {
  deliveryAddresses,
  entityRelations,
  serviceTier,
  type DeliveryAddresses,
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
  /** By which events of delivery can be for it. */
  delivery: DeliveryAddresses;
  /** What lists count and filter by, `none` where there is none. Lists count it for every service at every request. */
  facets: Readonly<Record<EntityFacet, string>>;
}

export type EntityFacet = 'owner' | 'system' | 'lifecycle' | 'tier';

/** The value that stands for "has none" in a filter. */
export const noneValue = 'none';

export interface EntityRowOptions {
  services: FilterPredicate;
  tier: { path: string; fallback: number };
}

/** Characters of a title that are searched and ordered by: the catalog sets no limit, and cursors hold them. */
const searchedTitle = 200;

const none: readonly string[] = Object.freeze([]);
const noAddresses: DeliveryAddresses = { repositories: none, names: none };

/** Makes rows out of stored entities. What many of them say alike is one text in memory, quick to compare and to count. */
export function entityRowMapper(
  options: EntityRowOptions,
): (stored: StoredEntity) => EntityRow {
  const isService = filterPredicateToFilterFunction<Entity>(options.services);
  const shared = sharedStrings();
  return ({ entityRef, uid, entity }) => {
    const kind = shared(entity.kind.toLocaleLowerCase('en-US'));
    const { name } = entity.metadata;
    const profile = entity.spec?.profile as
      | { displayName?: unknown }
      | undefined;
    const title =
      text(entity.metadata.title) ?? text(profile?.displayName) ?? name;
    const lifecycle = text(entity.spec?.lifecycle);
    const tier = serviceTier(entity, options.tier);
    const [ownerRef = noneValue] = entityRelations(entity, 'ownedBy');
    const [systemRef = noneValue] = entityRelations(entity, 'partOf');
    const facets = {
      owner: shared(ownerRef),
      system: shared(systemRef),
      lifecycle: shared(lifecycle?.toLowerCase() ?? noneValue),
      tier: shared(String(tier.value)),
    };
    return {
      entityRef,
      uid,
      kind,
      namespace: shared(entity.metadata.namespace ?? 'default'),
      name,
      title,
      searchText: `${title.slice(0, searchedTitle)} ${name}`.toLocaleLowerCase(
        'en-US',
      ),
      isService: isService(entity),
      type: text(entity.spec?.type),
      lifecycle,
      tier,
      ownerRef: ownerRef === noneValue ? undefined : facets.owner,
      systemRef: systemRef === noneValue ? undefined : facets.system,
      parentRefs: kind === 'group' ? entityRelations(entity, 'childOf') : none,
      memberRefs:
        kind === 'group' ? entityRelations(entity, 'hasMember') : none,
      dependsOn: entityRelations(entity, 'dependsOn'),
      providesApis: entityRelations(entity, 'providesApi'),
      delivery: isService(entity)
        ? deliveryAddresses(entity.metadata.annotations)
        : noAddresses,
      facets,
    };
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Gives one string for equal strings. */
function sharedStrings(): (value: string) => string {
  const known = new Map<string, string>();
  return value => {
    const same = known.get(value);
    if (same === undefined) known.set(value, value);
    return same ?? value;
  };
}
