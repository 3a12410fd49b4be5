import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';

/** Rows on a page of the list. */
export const pageSize = 50;

export type OrderBy = NonNullable<ServiceQuery['orderBy']>;

/**
 * Reads the list's query off an address, as it is written there: the backend says what it does not take of it, and a
 * parameter that is left out would be ignored without a word. Only how much a page holds is not the address's to say.
 */
export function parseServiceQuery(address: URLSearchParams): ServiceQuery {
  const written = Object.fromEntries(
    [...address].filter(([, value]) => value !== ''),
  );
  const order = written.orderBy ? { order: 'asc' } : {};
  // Checked by the backend, which knows more of it than its type.
  return { ...order, ...written, limit: pageSize } as ServiceQuery;
}

/** What narrows the list; a scorecard, an order and a page do not. */
export const filterNames = [
  'search',
  'level',
  'owner',
  'system',
  'group',
  'lifecycle',
  'tier',
  'check',
  'outcome',
  'heldBackBy',
  'unverified',
  'waived',
] as const;

/** Everything of an address that the backend may refuse, as readers know it. */
export const filterWords = {
  scorecard: 'Scorecard',
  search: 'Search',
  level: 'Level',
  owner: 'Owner',
  system: 'System',
  group: 'Group',
  lifecycle: 'Lifecycle',
  tier: 'Tier',
  check: 'Check',
  heldBackBy: 'Held back by',
  cursor: 'Page',
  outcome: 'Outcome',
  unverified: 'Only unverified',
  waived: 'Only with waivers',
  orderBy: 'Sorted by',
  order: 'Order',
} as const satisfies Partial<Record<keyof ServiceQuery, string>>;

/** How many filters are in force besides the search; a check and its outcome are one. */
export function countFilters(query: ServiceQuery): number {
  return filterNames.filter(
    name =>
      name !== 'search' && name !== 'outcome' && query[name] !== undefined,
  ).length;
}

/** Whether the query leaves services out. */
export function isFiltered(query: ServiceQuery): boolean {
  return filterNames.some(name => query[name] !== undefined);
}
