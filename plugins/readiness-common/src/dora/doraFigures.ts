import type { DeliveryEvents } from '../events/DeliveryEvents';
import type { TimeSpan } from '../time/weeksOf';
import { deliveryHistory } from './deliveryHistory';
import type { DoraFigures } from './Figure';
import type { DoraPolicy } from './DoraPolicy';
import { figuresOf } from './figuresOf';

/**
 * Figures of the services that events are about, together, over one window. For several windows of the same events,
 * use `deliveryHistory` once and `figuresOf` for each.
 *
 * @param window - `from` belongs to it, `to` does not
 * @param hearsOfIncidents - false where no source reports incidents; else none known means that none was
 * @param now - what lies after it is not known; what was learnt between the window and now counts
 *
 * @example
 * ```ts
 * doraFigures(events, { window, policy: defaultDoraPolicy, now }).deploymentFrequency.value // 1.4
 * ```
 *
 * @public
 */
export function doraFigures(
  events: DeliveryEvents,
  options: {
    window: TimeSpan;
    policy: DoraPolicy;
    now: number;
    services?: ReadonlySet<string>;
    hearsOfIncidents?: boolean;
  },
): DoraFigures {
  return figuresOf(deliveryHistory(events, options), options.window);
}
