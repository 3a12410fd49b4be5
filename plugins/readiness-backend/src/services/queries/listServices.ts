import { InputError } from '@backstage/errors';
import type {
  CompiledScorecard,
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { compare, type Company, type ServiceRow } from '../readModel/Company';
import type { Visibility } from '../visibility/VisibilityService';
import { heldBackByIn } from './heldBackBy';
import { outcomeIn } from './levelView';
import { readCursor, writeCursor, type SortKey } from './listCursor';

const facetNames = ['level', 'owner', 'system', 'lifecycle', 'tier'] as const;
type FacetName = (typeof facetNames)[number];

/** The value that stands for "has none" in a filter. */
const noneValue = 'none';
const defaultLimit = 50;

/**
 * Filters, counts, orders and pages the services that somebody sees. Pure: all of it happens in memory, on one
 * revision of the company.
 */
export function listServices(options: {
  company: Company;
  visibility: Visibility;
  scorecard?: CompiledScorecard;
  query: ServiceQuery;
  now: number;
}): {
  page: ServiceRow[];
  total: number;
  nextCursor?: string;
  facets: ServiceList['facets'];
} {
  const { company, visibility, scorecard, query } = options;
  const scorecardId = scorecard?.definition.id ?? '';
  const matchesFree = freeFilter(options);
  const wanted = wantedValues(query);
  const facetCounts = new Map<FacetName, Map<string, number>>(
    facetNames.map(name => [name, new Map()]),
  );
  const matching: ServiceRow[] = [];
  for (const service of company.servicesSeenBy(visibility, scorecardId)) {
    if (!matchesFree(service)) continue;
    const refused = facetNames.filter(
      name => wanted[name] && !wanted[name].has(facetValue(name, service)),
    );
    if (refused.length === 0) matching.push(service);
    // A facet counts what would match if it asked for nothing itself.
    for (const name of facetNames) {
      if (refused.length > 1 || (refused.length === 1 && refused[0] !== name)) {
        continue;
      }
      const counts = facetCounts.get(name) as Map<string, number>;
      const value = facetValue(name, service);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const { page, nextCursor } = pageOf(matching, query);
  return {
    page,
    total: matching.length,
    nextCursor,
    facets: facetsOf(facetCounts, company, visibility, scorecard),
  };
}

/** The filters that are not facets. */
function freeFilter({
  company,
  scorecard,
  query,
  now,
}: Parameters<typeof listServices>[0]) {
  const search = query.search?.trim().toLocaleLowerCase('en-US');
  const groups = query.group
    ? new Set(company.descent(query.group.toLowerCase()).groups)
    : undefined;
  if (query.outcome && !query.check) {
    throw new InputError("query parameter 'outcome' needs 'check' beside it");
  }
  const heldBackBy = scorecard && heldBackByIn(scorecard, now);
  return ({ row, summary }: ServiceRow) => {
    if (search && !row.searchText.includes(search)) return false;
    if (groups && !(row.ownerRef && groups.has(row.ownerRef))) return false;
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

function wantedValues(
  query: ServiceQuery,
): Partial<Record<FacetName, Set<string>>> {
  const wanted: Partial<Record<FacetName, Set<string>>> = {};
  for (const name of facetNames) {
    const written = query[name];
    if (written === undefined) continue;
    const values = written.split(',').map(v => v.trim().toLowerCase());
    if (values.every(v => v === '')) {
      throw new InputError(
        `query parameter '${name}' is empty; leave it out, or say '${noneValue}' for services without one`,
      );
    }
    wanted[name] = new Set(values);
  }
  return wanted;
}

function facetValue(name: FacetName, { row, summary }: ServiceRow): string {
  switch (name) {
    case 'level':
      return summary ? String(summary.level) : noneValue;
    case 'owner':
      return row.ownerRef ?? noneValue;
    case 'system':
      return row.systemRef ?? noneValue;
    case 'lifecycle':
      return row.lifecycle?.toLowerCase() ?? noneValue;
    default:
      return String(row.tier.value);
  }
}

function facetsOf(
  counts: ReadonlyMap<FacetName, ReadonlyMap<string, number>>,
  company: Company,
  visibility: Visibility,
  scorecard?: CompiledScorecard,
): ServiceList['facets'] {
  const named = (name: FacetName) =>
    [...(counts.get(name) ?? [])]
      .filter(([value]) => value !== noneValue)
      .sort(([a], [b]) => compare(a, b));
  const titled = (name: FacetName) =>
    named(name).map(([value, count]) => {
      const entity = company.entity(value);
      const seen = entity && visibility.sees(entity);
      return { value, title: seen ? entity.title : value, count };
    });
  const levels = counts.get('level');
  return {
    level: (scorecard?.definition.levels ?? []).map(({ level, name }) => ({
      value: level,
      name,
      count: levels?.get(String(level)) ?? 0,
    })),
    owner: titled('owner'),
    system: titled('system'),
    lifecycle: named('lifecycle').map(([value, count]) => ({ value, count })),
    tier: named('tier').map(([value, count]) => ({
      value: Number(value),
      count,
    })),
  };
}

function pageOf(matching: ServiceRow[], query: ServiceQuery) {
  const orderBy = query.orderBy ?? 'title';
  const direction = query.order === 'desc' ? -1 : 1;
  const order = (a: SortKey, b: SortKey) =>
    direction * compareValues(a.value, b.value) ||
    compare(a.searchText, b.searchText) ||
    compare(a.entityRef, b.entityRef);
  const keyed = matching.map(service => ({
    service,
    key: sortKey(orderBy, service),
  }));
  // Services come by title already.
  if (orderBy !== 'title' || direction < 0) {
    keyed.sort((a, b) => order(a.key, b.key));
  }
  const limit = query.limit ?? defaultLimit;
  const sorting = `${orderBy} ${query.order ?? 'asc'}`;
  const after = query.cursor && readCursor(query.cursor, sorting);
  const start = after ? keyed.findIndex(({ key }) => order(key, after) > 0) : 0;
  const page = start < 0 ? [] : keyed.slice(start, start + limit);
  const last = page[page.length - 1];
  const hasMore = start >= 0 && start + limit < keyed.length;
  return {
    page: page.map(({ service }) => service),
    nextCursor: hasMore && last ? writeCursor(last.key, sorting) : undefined,
  };
}

function sortKey(
  orderBy: NonNullable<ServiceQuery['orderBy']>,
  { row, summary }: ServiceRow,
): SortKey {
  const { searchText, entityRef } = row;
  const value = {
    title: () => searchText,
    owner: () => row.ownerRef ?? '',
    // Services without a level come before the lowest.
    level: () => summary?.level ?? 0,
    tier: () => row.tier.value,
    moved: () => summary?.moved?.at ?? 0,
  }[orderBy]();
  return { value, searchText, entityRef };
}

function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : compare(String(a), String(b));
}
