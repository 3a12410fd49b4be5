import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { readinessApiRef } from '../../api';
import { useRequest } from '../../hooks/useRequest';
import { LazyChoice } from '../services/LazyChoice';

/** Services of one owner. Who there is, is asked for when the choice is opened or one is chosen. */
export function OwnerFilter(props: {
  value?: string;
  onChange(value: string | undefined): void;
}) {
  const { value, onChange } = props;
  const api = useApi(readinessApiRef);
  const [opened, setOpened] = useState(false);
  const services = useRequest(
    'owners',
    signal => api.listServices({ query: { limit: 1 } }, { signal }),
    { enabled: opened || value !== undefined },
  );
  const options = services.value?.facets.owner
    .filter(owner => owner.value !== 'none')
    .map(owner => ({ value: owner.value, label: owner.title }));
  const chosen = options?.find(option => option.value === value);
  return (
    <LazyChoice
      label="Owner of the service"
      value={value ? chosen ?? { value, label: value } : null}
      options={options}
      loading={services.loading}
      onOpen={() => setOpened(true)}
      onChange={onChange}
    />
  );
}
