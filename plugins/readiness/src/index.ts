/**
 * Service readiness in the Backstage portal, for the classic front-end system. See `./alpha` for the new one.
 *
 * @packageDocumentation
 */
export {
  readinessPlugin,
  ReadinessPage,
  EntityReadinessCard,
  EntityReadinessContent,
  EntityDeliveryContent,
  EntityGroupReadinessCard,
} from './plugin';
export { isDeliveryAvailable } from './isDeliveryAvailable';
export { isReadinessAvailable } from './isReadinessAvailable';
export { readinessApiRef } from './api';
