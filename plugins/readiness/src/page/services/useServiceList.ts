import { useApi } from '@backstage/core-plugin-api';
import type {
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { readinessApiRef } from '../../api';
import { useRequest, type RequestState } from '../../hooks/useRequest';
import { firstStartPollMs } from '../useStatus';
import type { AddressChanges } from './refusedFilters';
import { isFiltered, parseServiceQuery } from './serviceQuery';

/** Steps through the pages of a list whose cursors only lead forward. */
export interface Paging {
  /** Rows before this page; unknown when the page was reached by a link. */
  before?: number;
  first?: () => void;
  previous?: () => void;
  next?: () => void;
}

function trailOf(state: unknown): string[] {
  const trail = (state as { trail?: unknown } | null)?.trail;
  return Array.isArray(trail) ? trail.map(String) : [];
}

/** The list of services as the address asks for it. The address is the only place where filters live. */
export function useServiceList(): {
  query: ServiceQuery;
  list: RequestState<ServiceList>;
  change(
    changes: ServiceQuery | AddressChanges,
    options?: { replace?: boolean },
  ): void;
  paging: Paging;
} {
  const api = useApi(readinessApiRef);
  const [address] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const query = parseServiceQuery(address);
  const list = useRequest(
    JSON.stringify(query),
    signal => api.listServices({ query }, { signal }),
    {
      keepPrevious: true,
      // A portal without any service is being set up: the page sees when that is done.
      pollMs: value =>
        value?.total === 0 && !isFiltered(query) ? firstStartPollMs : undefined,
    },
  );

  const goTo = useCallback(
    (
      changes: ServiceQuery | AddressChanges,
      options: { replace?: boolean; trail?: string[] } = {},
    ) => {
      const next = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, String(value));
      }
      navigate(
        { search: next.toString() },
        { replace: options.replace, state: { trail: options.trail ?? [] } },
      );
    },
    [location.search, navigate],
  );
  const change = useCallback(
    (changes: ServiceQuery | AddressChanges, options?: { replace?: boolean }) =>
      goTo({ cursor: undefined, ...changes }, options),
    [goTo],
  );

  const trail = trailOf(location.state);
  const onFirst = query.cursor === undefined;
  const nextCursor = list.loading ? undefined : list.value?.nextCursor;
  return {
    query,
    list,
    change,
    paging: {
      before:
        onFirst || trail.length > 0
          ? (onFirst ? 0 : trail.length) * (query.limit ?? 0)
          : undefined,
      first: onFirst ? undefined : () => goTo({ cursor: undefined }),
      previous:
        onFirst || trail.length === 0
          ? undefined
          : () =>
              goTo(
                { cursor: trail[trail.length - 1] },
                { trail: trail.slice(0, -1) },
              ),
      next: nextCursor
        ? () =>
            goTo(
              { cursor: nextCursor },
              { trail: onFirst ? [''] : [...trail, query.cursor ?? ''] },
            )
        : undefined,
    },
  };
}
