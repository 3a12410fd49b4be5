import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { entityContentRouteRef } from '../routes';
import { useRouteFrom } from './useRouteFrom';

/**
 * The address of a service's readiness tab, with what shall be looked at there; of the service's page, where the app
 * mounts no tab.
 */
export function useReadinessTabHref() {
  const entityHref = useEntityRefLink();
  const routeFrom = useRouteFrom();
  return useCallback(
    (
      entityRef: string,
      look: { scorecard?: string; rung?: number; check?: string } = {},
    ) => {
      const page = entityHref(entityRef);
      const tab = routeFrom(entityContentRouteRef, page);
      if (tab === undefined) return page;
      const query = new URLSearchParams();
      if (look.scorecard) query.set('scorecard', look.scorecard);
      if (look.rung !== undefined) query.set('rung', String(look.rung));
      if (look.check) query.set('check', look.check);
      const text = query.toString();
      return `${tab}${text && `?${text}`}`;
    },
    [entityHref, routeFrom],
  );
}
