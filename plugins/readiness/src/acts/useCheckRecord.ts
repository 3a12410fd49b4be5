import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { useContext } from 'react';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';
import { ActsContext } from './ActsContext';

/**
 * What people did about one check of a service, with what the reader may do about it, and how the numbers that it
 * reads went. Asked for when the check is opened.
 */
export function useCheckRecord(entityRef: string, check: CheckView) {
  const api = useApi(readinessApiRef);
  const done = useContext(ActsContext)?.done;
  // Whatever stands on the check changes with an act.
  const standing = [
    check.outcome,
    check.waived?.id,
    check.attestation?.attested?.id,
    ...check.disputes.map(({ id }) => id),
    done,
  ].join(' ');
  return useRequest(
    `${entityRef} ${check.id} ${standing}`,
    signal =>
      api.getCheckRecord(
        { ...parseEntityRef(entityRef), checkId: check.id },
        { signal },
      ),
    { keepPrevious: true },
  );
}
