import { useApi } from '@backstage/core-plugin-api';
import type { Status } from '@service-readiness/backstage-plugin-readiness-common';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';

/** While the first start is under way, the page looks this often whether it is done. */
export const firstStartPollMs = 5_000;
/** While services wait to be evaluated, the figures move this often. */
const evaluationPollMs = 15_000;

function pollMs(status: Status | undefined): number | undefined {
  if (!status) return undefined;
  const { catalog, queue } = status;
  if (catalog.state === 'neverRan' || catalog.entities === 0) {
    return firstStartPollMs;
  }
  return queue.depth > 0 ? evaluationPollMs : undefined;
}

/**
 * State of catalog, queue and configuration; asked again while something is under way. Only those who run the portal
 * may read it, so no screen for everybody depends on it.
 */
export function useStatus(options: { enabled?: boolean } = {}) {
  const api = useApi(readinessApiRef);
  return useRequest('status', signal => api.getStatus({}, { signal }), {
    enabled: options.enabled,
    pollMs,
  });
}
