import type { DeliveryFigureView } from '@service-readiness/backstage-plugin-readiness-common';

const why =
  'Of several services it is all of them added up, and has no band: bands are for one service.';

/**
 * The figures of several services, the frequency as what it is there: a sum, for which no table has a band. Ten
 * services that are each deployed once a week would be elite otherwise.
 */
export function asSumOfServices(
  figures: readonly DeliveryFigureView[],
): DeliveryFigureView[] {
  return figures.map(figure => {
    if (figure.id !== 'deploymentFrequency') return figure;
    const { band: _, ...rest } = figure;
    return { ...rest, bandLimits: [], formula: `${figure.formula} ${why}` };
  });
}
