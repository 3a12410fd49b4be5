import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { outcomeWords, type OutcomeName } from '../../format/words';

/** Rows on a page of the list. */
export const pageSize = 50;

const texts = [
  'scorecard',
  'search',
  'level',
  'owner',
  'system',
  'group',
  'lifecycle',
  'tier',
  'check',
  'heldBackBy',
  'cursor',
] as const;

const orders = ['title', 'owner', 'level', 'tier', 'moved'] as const;
export type OrderBy = (typeof orders)[number];

/** Reads the list's query off an address. What it does not understand it leaves out. */
export function parseServiceQuery(address: URLSearchParams): ServiceQuery {
  const query: ServiceQuery = { limit: pageSize };
  for (const name of texts) {
    const value = address.get(name);
    if (value) query[name] = value;
  }
  const outcome = address.get('outcome');
  if (query.check && outcome && outcome in outcomeWords) {
    query.outcome = outcome as OutcomeName;
  }
  if (address.get('unverified') === 'true') query.unverified = 'true';
  if (address.get('waived') === 'true') query.waived = 'true';
  query.orderBy = orders.find(order => order === address.get('orderBy'));
  if (query.orderBy) {
    query.order = address.get('order') === 'desc' ? 'desc' : 'asc';
  }
  return query;
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
} as const satisfies Record<(typeof texts)[number], string>;
export type FilterName = keyof typeof filterWords;

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
