import type { ListedEvent } from './ReceivedEventStore';

/**
 * What breaks ties in the list of received events, and names one of them.
 *
 * @example
 * ```ts
 * listedEventKey({ state: 'unmapped', source: 'ci', kind: 'deployment', id: '7', … }) // 'ci/deployment/7'
 * ```
 */
export function listedEventKey(listed: ListedEvent): string {
  return listed.state === 'unmapped'
    ? `${listed.source}/${listed.kind}/${listed.id}`
    : `${listed.source}/delivery/${listed.id}`;
}
