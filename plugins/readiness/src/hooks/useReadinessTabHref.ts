import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { entityContentPath } from '../routes';

/** The address of a service's readiness tab, with what shall be looked at there. */
export function useReadinessTabHref() {
  const entityHref = useEntityRefLink();
  return useCallback(
    (
      entityRef: string,
      look: { scorecard?: string; rung?: number; check?: string } = {},
    ) => {
      const query = new URLSearchParams();
      if (look.scorecard) query.set('scorecard', look.scorecard);
      if (look.rung !== undefined) query.set('rung', String(look.rung));
      if (look.check) query.set('check', look.check);
      const text = query.toString();
      return `${entityHref(entityRef)}${entityContentPath}${
        text && `?${text}`
      }`;
    },
    [entityHref],
  );
}
