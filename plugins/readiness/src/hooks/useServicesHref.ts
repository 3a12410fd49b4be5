import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback } from 'react';
import { useLocation } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { useRouteFrom } from './useRouteFrom';

/**
 * The address of the list of services with a filter: where every number leads. Undefined in an app that mounts a card
 * and not the page.
 */
export function useServicesHref() {
  const { pathname } = useLocation();
  const root = useRouteFrom()(rootRouteRef, pathname);
  return useCallback(
    (filter: ServiceQuery = {}): string | undefined => {
      if (root === undefined) return undefined;
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) {
        if (value !== undefined) query.set(name, String(value));
      }
      const text = query.toString();
      return `${root}${text && `?${text}`}`;
    },
    [root],
  );
}
