import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { readinessApiRef } from '../../api';
import { useRequest } from '../../hooks/useRequest';

/** Scorecards and their checks to choose from, asked for when somebody opens a choice or their names are needed. */
export function useScorecardChoices(options: { wanted: boolean }) {
  const api = useApi(readinessApiRef);
  const [opened, setOpened] = useState(false);
  const scorecards = useRequest(
    'scorecards',
    signal => api.listScorecards({}, { signal }),
    { enabled: opened || options.wanted },
  );
  return {
    items: scorecards.value?.items,
    loading: scorecards.loading,
    want: () => setOpened(true),
  };
}
