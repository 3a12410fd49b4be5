import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { isoOf } from './levelView';

const dayMs = 24 * 3_600_000;
/** Nobody acts on more at a time; a service has a check for each at most. */
const most = 200;

/** What people said about a service and what is waived there, as far as it runs out within the time to remind. */
export async function lapsingView(options: {
  store: Pick<ReadinessStore, 'attestations' | 'waivers'>;
  entityRef: string;
  remindDays: { attestations: number; waivers: number };
  now: number;
}): Promise<ServiceCard['lapsing']> {
  const { store, entityRef, remindDays, now } = options;
  const asked = { entityRefs: [entityRef], now, limit: most };
  const [attestations, waivers] = await Promise.all([
    store.attestations.list({
      ...{ ...asked, state: 'standing' },
      expiringBefore: now + remindDays.attestations * dayMs,
    }),
    store.waivers.list({
      ...{ ...asked, state: 'inForce' },
      untilBefore: now + remindDays.waivers * dayMs,
    }),
  ]);
  const ends = [
    ...attestations.map(({ expiresAt }) => expiresAt),
    ...waivers.map(({ until }) => until),
  ];
  return {
    attestations: attestations.length,
    waivers: waivers.length,
    firstAt: ends.length > 0 ? isoOf(Math.min(...ends)) : undefined,
  };
}
