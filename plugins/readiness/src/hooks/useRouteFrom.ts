import { useApiHolder, type RouteRef } from '@backstage/core-plugin-api';
import { routeResolutionApiRef } from '@backstage/frontend-plugin-api';
import { useVersionedContext } from '@backstage/version-bridge';
import { useCallback } from 'react';

/** The part of the classic system's resolver that is used here. */
interface ClassicResolver {
  resolve(
    routeRef: RouteRef,
    source: { pathname: string },
  ): (() => string) | undefined;
}

/**
 * The address of a route as it is seen from another page than the one that is open. `useRouteRef` answers for the
 * open page alone, and so knows no tab of a service while a list of services is open.
 *
 * The answer is undefined where the app does not mount the route, or mounts it where it cannot be reached from there.
 */
export function useRouteFrom() {
  const api = useApiHolder().get(routeResolutionApiRef);
  // The classic system has no API for this: its own hook reads the same context.
  const classic = useVersionedContext<{ 1: ClassicResolver }>(
    'routing-context',
  )?.atVersion(1);
  return useCallback(
    (routeRef: RouteRef, source: string): string | undefined => {
      try {
        return api
          ? api.resolve(routeRef, { sourcePath: source })?.()
          : classic?.resolve(routeRef, { pathname: source })?.();
      } catch {
        // Mounted below a page whose parameters the source does not give.
        return undefined;
      }
    },
    [api, classic],
  );
}
