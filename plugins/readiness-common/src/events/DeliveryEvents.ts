import type { Change } from './Change';
import type { Deployment } from './Deployment';
import type { Incident } from './Incident';

/**
 * What is known of how services are delivered. In no order, and each event once.
 *
 * @public
 */
export interface DeliveryEvents {
  deployments: readonly Deployment[];
  /** Changes that were reported for themselves. What deployments name stands there. */
  changes: readonly Change[];
  incidents: readonly Incident[];
}
