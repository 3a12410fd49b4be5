import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { entityContentRouteRef } from '../routes';
import { useRouteFrom } from './useRouteFrom';

/**
 * The address of a service's readiness tab or of one below it, with what shall be looked at there; of the service's page, where the app
 * mounts no tab.
 */
export function useReadinessTabHref() {
  const entityHref = useEntityRefLink();
  const routeFrom = useRouteFrom();
  return useCallback(
    (
      entityRef: string,
      look: {
        /** A tab below it; how ready the service is, if absent. */
        tab?: 'delivery';
        scorecard?: string;
        rung?: number;
        check?: string;
      } = {},
    ) => {
      const page = entityHref(entityRef);
      const tab = routeFrom(entityContentRouteRef, page);
      if (tab === undefined) return page;
      const query = new URLSearchParams();
      if (look.scorecard) query.set('scorecard', look.scorecard);
      if (look.rung !== undefined) query.set('rung', String(look.rung));
      if (look.check) query.set('check', look.check);
      const text = query.toString();
      const below = look.tab ? `/${look.tab}` : '';
      return `${tab}${below}${text && `?${text}`}`;
    },
    [entityHref, routeFrom],
  );
}
