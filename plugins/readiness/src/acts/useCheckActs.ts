import { useApi } from '@backstage/core-plugin-api';
import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { useContext } from 'react';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';
import { ActsContext } from './ActsContext';

/** What people did about one check of a service, with what the reader may do about it. Asked for when it is opened. */
export function useCheckActs(entityRef: string, check: CheckView) {
  const api = useApi(readinessApiRef);
  const done = useContext(ActsContext)?.done;
  const query = { entity: entityRef, check: check.id };
  // Whatever stands on the check changes with an act.
  const standing = [
    check.outcome,
    check.waived?.id,
    check.attestation?.attested?.id,
    ...check.disputes.map(({ id }) => id),
    done,
  ].join(' ');
  const ask = async (signal: AbortSignal) => {
    const attested = check.attestation?.attested !== undefined;
    const disputes = async (state: 'open' | 'accepted' | 'rejected') =>
      check.facts.length > 0
        ? (await api.listDisputes({ query: { ...query, state } }, { signal }))
            .items
        : [];
    const [waivers, attestations, ...answered] = await Promise.all([
      api.listWaivers({ query }, { signal }),
      attested ? api.listAttestations({ query }, { signal }) : { items: [] },
      disputes('open'),
      disputes('accepted'),
      disputes('rejected'),
    ]);
    return {
      waivers: waivers.items,
      attestations: attestations.items,
      disputes: answered.flat(),
    };
  };
  return useRequest(`${entityRef} ${check.id} ${standing}`, ask, {
    keepPrevious: true,
  });
}
