import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/core-plugin-api';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback, useState } from 'react';
import { readinessApiRef } from '../api';
import { useAskAgain } from '../hooks/useAskAgain';
import { useRequest, type RequestState } from '../hooks/useRequest';

/** Where a refresh that the reader asked for stands. */
export interface RefreshState {
  state: 'idle' | 'running' | 'done' | 'failed';
  error?: Error;
  run(): Promise<void>;
}

/** A service's card, and the refresh whose answer is the new card. */
export function useServiceCard(entityRef: string): {
  card: RequestState<ServiceCard>;
  refresh: RefreshState;
} {
  const api = useApi(readinessApiRef);
  const card = useRequest(entityRef, signal =>
    api.getService(parseEntityRef(entityRef), { signal }),
  );
  const [refreshed, setRefreshed] = useState<{
    entityRef: string;
    state: RefreshState['state'];
    error?: Error;
  }>();
  const { replace, retry } = card;
  useAskAgain(retry);
  const run = useCallback(async () => {
    setRefreshed({ entityRef, state: 'running' });
    try {
      replace(await api.refreshService(parseEntityRef(entityRef)));
      setRefreshed({ entityRef, state: 'done' });
    } catch (cause) {
      setRefreshed({ entityRef, state: 'failed', error: toError(cause) });
    }
  }, [api, entityRef, replace]);
  const current =
    refreshed?.entityRef === entityRef ? refreshed : { state: 'idle' as const };
  return { card, refresh: { ...current, run } };
}
