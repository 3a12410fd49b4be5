import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import type { History } from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback, useState } from 'react';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';

/** Changes shown at first, and as many more with every step back. */
const firstChanges = 20;
const olderChanges = 100;

/** What changed on one scorecard of a service, newest first, as far back as the reader has asked. */
export function useHistory(entityRef: string, scorecardId?: string) {
  const api = useApi(readinessApiRef);
  const key = `${entityRef} ${scorecardId}`;
  /** What stands above the page that is asked for, and where that begins. */
  const [above, setAbove] = useState<History & { key: string }>();
  const known = above?.key === key ? above : undefined;
  const request = useRequest<History>(
    `${key} ${known?.nextCursor ?? ''}`,
    async signal => {
      const page = await api.getHistory(
        {
          ...parseEntityRef(entityRef),
          query: {
            scorecard: scorecardId,
            limit: known ? olderChanges : firstChanges,
            cursor: known?.nextCursor,
          },
        },
        { signal },
      );
      return { ...page, items: [...(known?.items ?? []), ...page.items] };
    },
    { enabled: scorecardId !== undefined },
  );
  const { retry, error, loading } = request;
  const value = request.value ?? known;
  const readAgain = useCallback(() => {
    // Something new stands on top: from there on.
    setAbove(undefined);
    retry();
  }, [retry]);
  const showOlder = () => {
    if (loading) return;
    if (error) retry();
    else if (value) setAbove({ ...value, key });
  };
  return {
    value,
    error,
    loading,
    readAgain,
    /** Undefined where there is nothing older. */
    showOlder: value?.nextCursor ? showOlder : undefined,
  };
}
