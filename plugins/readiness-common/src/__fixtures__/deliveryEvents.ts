import type { Change } from '../events/Change';
import type { DeliveryEvents } from '../events/DeliveryEvents';
import type { Deployment } from '../events/Deployment';
import type { Incident } from '../events/Incident';

export const refunds = 'component:default/refunds';
export const payouts = 'component:default/payouts';

/** A successful production deployment of refunds. */
export function deployed(
  id: string,
  finishedAt: number,
  more: Partial<Deployment> = {},
): Deployment {
  return {
    source: 'ci',
    id,
    entityRefs: [refunds],
    environment: 'production',
    status: 'success',
    finishedAt,
    ...more,
  };
}

/** A merged change of refunds. */
export function merged(
  id: string,
  mergedAt: number,
  more: Partial<Change> = {},
): Change {
  return { source: 'git', id, entityRefs: [refunds], mergedAt, ...more };
}

/** An incident of refunds. */
export function incident(
  id: string,
  startedAt: number,
  more: Partial<Incident> = {},
): Incident {
  return { source: 'pager', id, entityRefs: [refunds], startedAt, ...more };
}

export function events(some: Partial<DeliveryEvents>): DeliveryEvents {
  return { deployments: [], changes: [], incidents: [], ...some };
}
