import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Collector } from './Collector';

/**
 * Where modules add their collectors.
 *
 * @public
 */
export interface ReadinessCollectorsExtensionPoint {
  /** @throws ConflictError when the id is taken, InputError when the declaration has mistakes. */
  addCollector(collector: Collector): void;
}

/** @public */
export const readinessCollectorsExtensionPoint =
  createExtensionPoint<ReadinessCollectorsExtensionPoint>({
    id: 'readiness.collectors',
  });
