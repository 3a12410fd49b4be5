import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { readinessApiRef } from '../../api';
import { useRequest } from '../../hooks/useRequest';

/** Scorecards and their checks to choose from, asked for when somebody opens a choice. */
export function useScorecardChoices() {
  const api = useApi(readinessApiRef);
  const [wanted, setWanted] = useState(false);
  const scorecards = useRequest(
    'scorecards',
    signal => api.listScorecards({}, { signal }),
    { enabled: wanted },
  );
  return {
    items: scorecards.value?.items,
    loading: scorecards.loading,
    want: () => setWanted(true),
  };
}
