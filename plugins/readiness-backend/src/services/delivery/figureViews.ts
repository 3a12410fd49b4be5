import {
  bandedFigures,
  bandLimits,
  deliveryFigureIds,
  describeFormula,
  trendOf,
  type DeliveryFigureId,
  type DeliveryFigureView,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import { isoOf } from '../queries/levelView';
import type { FigureValues, SeriesPart } from './FigureValue';

const units: Record<DeliveryFigureId, DeliveryFigureView['unit']> = {
  deploymentFrequency: 'perWeek',
  leadTime: 'hours',
  recovery: 'hours',
  changeFailure: 'ratio',
  rework: 'ratio',
  batchSize: 'changes',
};

/** The figures as the API tells them: with trend, course, bands and how they are computed. */
export function figureViews(options: {
  current: FigureValues;
  previous: FigureValues;
  series: readonly SeriesPart[];
  policy: DoraPolicy;
}): DeliveryFigureView[] {
  const { current, previous, series, policy } = options;
  return deliveryFigureIds.map(id => {
    const { openCount, ...figure } = current[id];
    const before = previous[id].value;
    const banded = bandedFigures.find(name => name === id);
    return {
      id,
      unit: units[id],
      ...figure,
      excluded: [...figure.excluded],
      open: openCount,
      bandLimits: banded ? [...bandLimits(policy.bands, banded)] : [],
      previous: before,
      trend:
        figure.value === undefined || before === undefined
          ? undefined
          : trendOf(id, figure.value, before),
      formula: describeFormula(id, policy),
      series: series.map(({ from, to, values }) => ({
        from: isoOf(from),
        to: isoOf(to),
        value: values[id].value,
      })),
    };
  });
}
