import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { readinessApiRef } from '../api';
import { useAskAgain } from '../hooks/useAskAgain';
import { useRequest } from '../hooks/useRequest';

/** What a group says of itself. */
export function useAssessments(groupRef: string) {
  const api = useApi(readinessApiRef);
  const request = useRequest(groupRef, signal =>
    api.getAssessments(parseEntityRef(groupRef), { signal }),
  );
  useAskAgain(request.retry);
  return request;
}
