import { useRouteRef } from '@backstage/core-plugin-api';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback } from 'react';
import { rootRouteRef } from '../routes';

/** The address of the list of services with a filter: where every number leads. */
export function useServicesHref() {
  const root = useRouteRef(rootRouteRef);
  return useCallback(
    (filter: ServiceQuery = {}) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) {
        if (value !== undefined) query.set(name, String(value));
      }
      const text = query.toString();
      return `${root()}${text && `?${text}`}`;
    },
    [root],
  );
}
