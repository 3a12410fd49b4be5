import type { KeptEvent } from './DeliveryStore';

/**
 * What breaks ties in the list of events, where several are of one moment.
 *
 * @example
 * ```ts
 * keptEventKey({ kind: 'deployment', event: { source: 'ci', id: '7', … }, … }) // 'deployment/ci/7'
 * ```
 */
export function keptEventKey({ kind, event }: KeptEvent): string {
  return `${kind}/${event.source}/${event.id}`;
}
