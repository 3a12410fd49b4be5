import {
  failureShare,
  leadTimeStages,
  type DeliveryView,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import { isoOf } from '../queries/levelView';
import type { DeliveryStore } from '../../stores/DeliveryStore';
import { asSumOfServices } from './asSumOfServices';
import type { DeliveryColumns } from './DeliveryColumns';
import type { DeliveryModel } from './DeliveryModel';
import type { DeliveryScope } from './deliveryScope';
import type { DeliveryWindow } from './deliveryWindow';
import { Distribution } from './Distribution';
import { figureViews } from './figureViews';
import { frequencyIn, type FrequencyOf } from './frequencyIn';
import { rollUp, type RollUp } from './rollUp';
import { rollUpValues } from './rollUpValues';
import type { RollUpSpans } from './SpanTallies';
import type { Span, SpanTally } from './SpanTally';
import { widestStage } from './widestStage';

const second = 1000;
const hourSeconds = 3600;

type Found = Omit<DeliveryView, 'scope' | 'window' | 'bandTable'> & {
  withEvents: number;
};

/** How many services are delivered, together and as a distribution. Each event counts once. */
export async function deliveryOfMany(options: {
  store: { delivery: Pick<DeliveryStore, 'hearsOfIncidents'> };
  model: Pick<DeliveryModel, 'current'>;
  scope: DeliveryScope;
  window: DeliveryWindow;
  policy: DoraPolicy;
}): Promise<Found> {
  const { store, model, scope, window, policy } = options;
  const [byEntity, hearsOfIncidents] = await Promise.all([
    model.current(),
    store.delivery.hearsOfIncidents(),
  ]);
  const known: DeliveryColumns[] = [];
  for (const { entityRef } of scope.services) {
    const columns = byEntity.get(entityRef);
    if (columns) known.push(columns);
  }
  const valuesOf = (tally: SpanTally, frequency: FrequencyOf) =>
    rollUpValues(tally, {
      frequencyOf: frequency,
      table: policy.bands,
      hearsOfIncidents,
    });
  const frequencyOf = frequencyIn(window, policy);
  const distribution = new Distribution();
  let withEvents = 0;
  const spans = spansOf(window, policy);
  const sum = await rollUp(known, spans, own => {
    if (own.over > 0) withEvents += 1;
    addTo(distribution, own, { frequencyOf, hearsOfIncidents });
  });
  const figures = figureViews({
    current: valuesOf(sum.current, frequencyOf),
    previous: valuesOf(sum.previous, frequencyIn(window.previous, policy)),
    series: window.parts.flatMap((part, at) => {
      const tally = sum.parts[at];
      return tally
        ? [{ ...part, values: valuesOf(tally, frequencyIn(part, policy)) }]
        : [];
    }),
    policy,
  });
  return {
    withEvents,
    figures: scope.services.length > 1 ? asSumOfServices(figures) : figures,
    ...stageViews(sum),
    undeployed: undeployedView(sum),
    distribution: distribution.view(scope.services.length, policy.bands),
  };
}

function addTo(
  distribution: Distribution,
  own: SpanTally,
  {
    frequencyOf,
    hearsOfIncidents,
  }: { frequencyOf: FrequencyOf; hearsOfIncidents: boolean },
): void {
  const { over, failed, rework } = own;
  const hours = (seconds?: number) =>
    seconds === undefined ? undefined : seconds / hourSeconds;
  const frequency = frequencyOf(own);
  if ('value' in frequency) {
    distribution.add('deploymentFrequency', frequency.value, frequency.band);
  }
  distribution.add('leadTime', hours(own.leads.median()));
  distribution.add('recovery', hours(own.recoveries.median()));
  const share = (part: number) =>
    failureShare({ part, whole: over, hearsOfIncidents }).value;
  distribution.add('changeFailure', share(failed));
  distribution.add('rework', share(rework));
  distribution.add('batchSize', own.changeCounts.median());
}

function spansOf(
  { from, to, previous, parts }: DeliveryWindow,
  { frequencyMethod }: DoraPolicy,
): RollUpSpans {
  const span = (part: { from: number; to: number }): Span => ({
    from: Math.ceil(part.from / second),
    to: Math.ceil(part.to / second),
  });
  return {
    current: span({ from, to }),
    previous: span(previous),
    parts: parts.map(span),
    keepsEnds: frequencyMethod === 'medianWeek',
  };
}

function stageViews({ stages }: RollUp): Pick<Found, 'stages' | 'widestStage'> {
  const views = leadTimeStages.map(stage => {
    const [median, p75] = stages[stage].quantiles([0.5, 0.75]) ?? [];
    return {
      stage,
      sampleSize: stages[stage].length,
      medianHours: median === undefined ? undefined : median / hourSeconds,
      p75Hours: p75 === undefined ? undefined : p75 / hourSeconds,
    };
  });
  return { stages: views, widestStage: widestStage(views) };
}

function undeployedView({ waiting }: RollUp): Found['undeployed'] {
  if (!waiting) {
    return {
      noData: 'No source reports what was merged, or nothing was deployed.',
    };
  }
  const { count, oldestAt } = waiting;
  return {
    count,
    oldestAt: oldestAt === undefined ? undefined : isoOf(oldestAt * second),
  };
}
