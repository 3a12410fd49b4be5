import type {
  CompiledScorecard,
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { compare, type Company, type ServiceRow } from '../readModel/Company';
import { noneValue } from '../readModel/EntityRow';
import type { Visibility } from '../visibility/VisibilityService';
import { heldBackByIn } from './heldBackBy';
import { outcomeIn } from './levelView';
import { pageOfServices } from './pageOfServices';
import {
  facetNames,
  type FacetName,
  type ServiceFilters,
} from './serviceFilters';

/** How often each value of a facet occurs. The count is an object, so that it is looked up once for each service. */
type FacetCounts = Map<string, { count: number }>;

/**
 * Filters, counts, orders and pages the services that somebody sees. Pure: all of it happens in memory, on one
 * revision of the company.
 */
export function listServices(options: {
  company: Company;
  visibility: Visibility;
  query: ServiceQuery;
  filters: ServiceFilters;
  now: number;
}): {
  page: ServiceRow[];
  total: number;
  nextCursor?: string;
  facets: ServiceList['facets'];
} {
  const { company, visibility, query, filters } = options;
  const { scorecard } = filters;
  const services = company.servicesSeenBy(
    visibility,
    scorecard?.definition.id ?? '',
  );
  const matchesFree = freeFilter(options);
  const facets = facetNames.map(name => ({
    name,
    wanted: filters.facets[name],
    counts: new Map() as FacetCounts,
  }));
  const asking = facets.filter(({ wanted }) => wanted);
  const matching: ServiceRow[] = [];
  for (const service of services) {
    if (!matchesFree(service)) continue;
    const refusing =
      asking.length === 0
        ? asking
        : asking.filter(
            ({ name, wanted }) => wanted && !isWanted(name, wanted, service),
          );
    if (refusing.length > 1) continue;
    if (refusing.length === 0) matching.push(service);
    // A facet counts what would match if it asked for nothing itself.
    for (const { name, counts } of refusing.length === 0 ? facets : refusing) {
      const value = facetValue(name, service);
      const found = counts.get(value);
      if (found) found.count += 1;
      else counts.set(value, { count: 1 });
    }
  }
  const countsOf = new Map(facets.map(({ name, counts }) => [name, counts]));
  return {
    ...pageOfServices(matching, query),
    total: matching.length,
    facets: facetsOf(countsOf, company, visibility, scorecard),
  };
}

/** The filters that are not facets. */
function freeFilter({
  company,
  query,
  filters: { scorecard, group },
  now,
}: Parameters<typeof listServices>[0]) {
  // In any order: names are remembered by their parts.
  const words =
    query.search?.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean) ?? [];
  const groups = group ? new Set(company.descent(group).groups) : undefined;
  const heldBackBy = scorecard && heldBackByIn(scorecard, now);
  return ({ row, summary }: ServiceRow) => {
    if (!words.every(word => row.searchText.includes(word))) return false;
    if (groups && !(row.ownerRef && groups.has(row.ownerRef))) return false;
    if (query.waived && !summary?.waived) return false;
    if (query.unverified && summary?.unverifiedSince === undefined)
      return false;
    if (query.heldBackBy) {
      if (!summary || heldBackBy?.(summary) !== query.heldBackBy) return false;
    }
    if (query.check) {
      const outcome = summary && outcomeIn(summary, query.check);
      if (query.outcome ? outcome !== query.outcome : !outcome) return false;
    }
    return true;
  };
}

function facetValue(name: FacetName, { row, summary }: ServiceRow): string {
  if (name !== 'level') return row.facets[name];
  return summary ? String(summary.level) : noneValue;
}

/** A service that declares no tier counts under the one that stands in, and is found by `none` as well. */
function isWanted(
  name: FacetName,
  wanted: ReadonlySet<string>,
  service: ServiceRow,
): boolean {
  if (wanted.has(facetValue(name, service))) return true;
  return name === 'tier' && wanted.has(noneValue) && !service.row.tier.declared;
}

function facetsOf(
  counts: ReadonlyMap<FacetName, FacetCounts>,
  company: Company,
  visibility: Visibility,
  scorecard?: CompiledScorecard,
): ServiceList['facets'] {
  const named = (name: FacetName) =>
    [...(counts.get(name) ?? [])]
      .filter(([value]) => value !== noneValue)
      .sort(([a], [b]) => compare(a, b));
  const titled = (name: FacetName) =>
    named(name).map(([value, { count }]) => {
      const entity = company.entity(value);
      const seen = entity && visibility.sees(entity);
      return { value, title: seen ? entity.title : value, count };
    });
  const levels = counts.get('level');
  return {
    level: (scorecard?.definition.levels ?? []).map(({ level, name }) => ({
      value: level,
      name,
      count: levels?.get(String(level))?.count ?? 0,
    })),
    owner: titled('owner'),
    system: titled('system'),
    lifecycle: named('lifecycle').map(([value, { count }]) => ({
      value,
      count,
    })),
    tier: named('tier').map(([value, { count }]) => ({
      value: Number(value),
      count,
    })),
  };
}
