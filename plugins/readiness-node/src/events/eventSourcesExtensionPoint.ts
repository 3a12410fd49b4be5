import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EventSource } from './EventSource';

/** @public */
export interface ReadinessEventSourcesExtensionPoint {
  /** @throws ConflictError when another source has its id */
  addEventSource(source: EventSource): void;
}

/**
 * Where modules add sources of deployments, changes and incidents.
 *
 * @public
 */
export const readinessEventSourcesExtensionPoint =
  createExtensionPoint<ReadinessEventSourcesExtensionPoint>({
    id: 'readiness.eventSources',
  });
