import {
  deliveryHistory,
  figuresOf,
  leadTimeStages,
  type DeliveryView,
  type DoraFigures,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { isoOf } from '../queries/levelView';
import { lookBackMs } from './deliveryCollector';
import type { DeliveryScope } from './deliveryScope';
import { deliveryTimeline } from './deliveryTimeline';
import type { DeliveryWindow } from './deliveryWindow';
import { figureViews } from './figureViews';
import type { FigureValues } from './FigureValue';
import { widestStage } from './widestStage';

type Found = Omit<DeliveryView, 'scope' | 'window' | 'bandTable'> & {
  withEvents: number;
};

/** How one service is delivered, from its events: one read of all that the window and the one before need. */
export async function deliveryOfService(options: {
  store: Pick<ReadinessStore, 'delivery'>;
  scope: DeliveryScope;
  window: DeliveryWindow;
  policy: DoraPolicy;
}): Promise<Found> {
  const { store, scope, window, policy } = options;
  const entityRef = scope.entityRef ?? '';
  const { to, previous } = window;
  const [events, [newest], hearsOfIncidents] = await Promise.all([
    store.delivery.of([entityRef], { from: previous.from - lookBackMs, to }),
    store.delivery.list({ entityRef, limit: 1 }),
    store.delivery.hearsOfIncidents(),
  ]);
  const history = deliveryHistory(events, {
    policy,
    now: to,
    services: new Set([entityRef]),
    hearsOfIncidents,
  });
  const current = figuresOf(history, window);
  const stages = stageViews(current);
  const { count, oldestAt, noData } = current.undeployed;
  return {
    withEvents: current.changeFailure.whole > 0 ? 1 : 0,
    figures: figureViews({
      current: valuesOf(current),
      previous: valuesOf(figuresOf(history, previous)),
      series: window.parts.map(part => ({
        ...part,
        values: valuesOf(figuresOf(history, part)),
      })),
      policy,
    }),
    stages,
    widestStage: widestStage(stages),
    undeployed: noData
      ? { noData }
      : {
          count,
          oldestAt: oldestAt === undefined ? undefined : isoOf(oldestAt),
        },
    timeline: deliveryTimeline(history, window),
    lastEventAt: newest && isoOf(newest.receivedAt),
  };
}

function valuesOf(figures: DoraFigures): FigureValues {
  const { count: _, ...deploymentFrequency } = figures.deploymentFrequency;
  const { stages: __, ...leadTime } = figures.leadTime;
  const { changeFailure, recovery, rework, batchSize } = figures;
  return {
    deploymentFrequency,
    leadTime,
    recovery,
    changeFailure,
    rework,
    batchSize,
  };
}

function stageViews({ leadTime }: DoraFigures): DeliveryView['stages'] {
  return leadTimeStages.map(stage => {
    const { value, p75, sampleSize } = leadTime.stages[stage];
    return { stage, medianHours: value, p75Hours: p75, sampleSize };
  });
}
