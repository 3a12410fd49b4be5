import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DoraPolicy } from '@service-readiness/backstage-plugin-readiness-common';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { Handlers } from './router/createRouter';
import type { CollectionService } from './services/collection/CollectionService';
import { columnsOf } from './services/delivery/columnsOf';
import { lookBackMs } from './services/delivery/deliveryCollector';
import { DeliveryModel } from './services/delivery/DeliveryModel';
import { DeliveryQueries } from './services/delivery/DeliveryQueries';
import { FactsOnChange } from './services/delivery/FactsOnChange';
import type { ReadModel } from './services/readModel/ReadModel';
import type { VisibilityService } from './services/visibility/VisibilityService';
import type { ReadinessStore } from './stores/ReadinessStore';

/** Two of the longest windows, and what lies before them. */
const longestMs = 2 * 180 * 24 * 3_600_000 + lookBackMs;

/** What events come down to: figures on request, in memory for roll-ups, and as facts. */
export function composeDeliveryFigures(deps: {
  store: ReadinessStore;
  readModel: ReadModel;
  visibility: VisibilityService;
  collection: CollectionService;
  /** That tells the facts of delivery. */
  collector: Collector;
  policy: DoraPolicy;
  logger: LoggerService;
  now: () => number;
}) {
  const { policy } = deps;
  const numbers = new Map<string, number>();
  const model = new DeliveryModel({
    ...deps,
    toColumns: (ref, events) => columnsOf(ref, events, { policy, numbers }),
    lookBackMs: longestMs,
  });
  const queries = new DeliveryQueries({ ...deps, model });
  return {
    model,
    facts: new FactsOnChange(deps),
    handlers: {
      getDelivery: queries.getDelivery.bind(queries),
      listDeliveryEvents: queries.listDeliveryEvents.bind(queries),
    } satisfies Partial<Handlers>,
  };
}
