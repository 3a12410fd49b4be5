import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';

/**
 * Whether no event is known at all, which is something else than none in the window.
 *
 * @example
 * ```ts
 * nothingCameIn({ ...view, lastEventAt: undefined, scope: { ...view.scope, withEvents: 0 } }) // true
 * ```
 */
export function nothingCameIn({ lastEventAt, scope }: DeliveryView): boolean {
  return lastEventAt === undefined && scope.withEvents === 0;
}
