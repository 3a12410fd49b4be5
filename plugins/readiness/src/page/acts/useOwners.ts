import { useApi } from '@backstage/core-plugin-api';
import { readinessApiRef } from '../../api';
import { useRequest } from '../../hooks/useRequest';

/** Who owns services, to choose from, and whether they are all made up. */
export function useOwners() {
  const api = useApi(readinessApiRef);
  const services = useRequest('owners', signal =>
    api.listServices({ query: { limit: 1 } }, { signal }),
  );
  return {
    example: services.value?.example,
    loading: services.loading,
    owners: services.value?.facets.owner
      .filter(({ value }) => value !== 'none')
      .map(({ value, title }) => ({ value, label: title })),
  };
}
