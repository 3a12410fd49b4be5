import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { compare, type ServiceRow } from '../readModel/Company';
import { readCursor, writeCursor, type SortKey } from './listCursor';

const defaultLimit = 50;

/**
 * One page of services in the order that is asked for.
 *
 * @param services - by title, then reference, which is also the order among equals: a stable sort keeps it
 */
export function pageOfServices(
  services: readonly ServiceRow[],
  query: ServiceQuery,
): { page: ServiceRow[]; nextCursor?: string } {
  const { orderBy = 'title', order = 'asc', limit = defaultLimit } = query;
  const direction = order === 'desc' ? -1 : 1;
  const sorting = `${orderBy} ${order}`;
  const valueOf = sortValues[orderBy];
  const ordered =
    orderBy === 'title' && order === 'asc'
      ? services
      : services
          .map(service => ({ service, value: valueOf(service) }))
          .sort((a, b) => direction * compareValues(a.value, b.value))
          .map(({ service }) => service);
  const keyOf = (service: ServiceRow): SortKey => ({
    value: valueOf(service),
    searchText: service.row.searchText,
    entityRef: service.row.entityRef,
  });
  let start = 0;
  if (query.cursor !== undefined) {
    const after = readCursor(query.cursor, sorting);
    start = ordered.findIndex(service => {
      const key = keyOf(service);
      const difference =
        direction * compareValues(key.value, after.value) ||
        compare(key.searchText, after.searchText) ||
        compare(key.entityRef, after.entityRef);
      return difference > 0;
    });
    if (start < 0) return { page: [] };
  }
  const page = ordered.slice(start, start + limit);
  const last = page[page.length - 1];
  return {
    page,
    nextCursor:
      last && start + limit < ordered.length
        ? writeCursor(keyOf(last), sorting)
        : undefined,
  };
}

const sortValues: Record<
  NonNullable<ServiceQuery['orderBy']>,
  (service: ServiceRow) => string | number
> = {
  title: ({ row }) => row.searchText,
  owner: ({ row }) => row.ownerRef ?? '',
  // Services without a level come before the lowest.
  level: ({ summary }) => summary?.level ?? 0,
  tier: ({ row }) => row.tier.value,
  moved: ({ summary }) => summary?.moved?.at ?? 0,
};

function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : compare(String(a), String(b));
}
