import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/core-plugin-api';
import {
  ReadinessClient,
  type ReadinessApi,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * The readiness backend as the portal sees it.
 *
 * @public
 */
export const readinessApiRef = createApiRef<ReadinessApi>({
  id: 'plugin.readiness.api',
});

/** The real client, for the API factories of both front-end systems. */
export const createReadinessApi = (deps: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): ReadinessApi => new ReadinessClient(deps);
