import { useApi } from '@backstage/core-plugin-api';
import { readinessApiRef } from '../api';
import { useAskAgain } from '../hooks/useAskAgain';
import { useRequest } from '../hooks/useRequest';
import type { useDeliveryWindow } from './useDeliveryWindow';

/** How a service, or everything below a group, system or domain, is delivered; the company without a reference. */
export function useDelivery(
  entity: string | undefined,
  window: ReturnType<typeof useDeliveryWindow>['name'],
) {
  const api = useApi(readinessApiRef);
  const request = useRequest(
    `${entity ?? 'company'} ${window}`,
    async signal => ({
      entity,
      view: await api.getDelivery({ query: { entity, window } }, { signal }),
    }),
    // Another window is chosen on the same page: what stands there stays until the answer is there.
    { keepPrevious: true },
  );
  const { value, error, loading, retry } = request;
  useAskAgain(retry);
  // What stands there is never that of another service.
  const view = value?.entity === entity ? value?.view : undefined;
  return { value: view, error, loading, retry };
}
