import { useApi } from '@backstage/core-plugin-api';
import type { Status } from '@service-readiness/backstage-plugin-readiness-common';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';

/** While the first start is under way, the page looks this often whether it is done. */
const firstStartPollMs = 5_000;

function starting(status: Status | undefined): boolean {
  return (
    status !== undefined &&
    (status.catalog.state === 'neverRan' || status.catalog.entities === 0)
  );
}

/** State of catalog, queue and configuration; asked again while the first start is under way. */
export function useStatus() {
  const api = useApi(readinessApiRef);
  return useRequest('status', signal => api.getStatus({}, { signal }), {
    pollMs: status => (starting(status) ? firstStartPollMs : undefined),
  });
}
