import type {
  Band,
  DeliveryFigureId,
  DeliveryFigureView,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';

/** What was measured, as far as an answer about one service can be held against it. */
export interface Measured
  extends Pick<DeliveryFigureView, 'unit' | 'value' | 'band' | 'noData'> {
  /** It is that of the service in the middle, and not of all together. */
  isMiddle?: boolean;
}

/**
 * The measured figure that an answer of the quick check is about. The quick check asks for one service: deployments of
 * several add up, so that their sum says nothing of it, and that of the service in the middle is taken. What is a median
 * or a share of all of them stands as it is.
 *
 * @example
 * ```ts
 * measuredOf(groupDelivery, 'deploymentFrequency') // { unit: 'perWeek', value: 2, band: 'high', isMiddle: true }
 * ```
 */
export function measuredOf(
  view: DeliveryView,
  id: DeliveryFigureId,
): Measured | undefined {
  const figure = view.figures.find(one => one.id === id);
  const isSum = id === 'deploymentFrequency' && view.scope.services > 1;
  if (!figure || !isSum) return figure;
  const distribution = view.distribution?.find(one => one.id === id);
  const middle = distribution?.quartiles?.[1];
  if (!distribution || middle === undefined) {
    const noData =
      figure.noData ?? 'Of several services, none is known by itself.';
    return { unit: figure.unit, noData };
  }
  const band = middleBand(distribution.bands);
  return { unit: figure.unit, value: middle, band, isMiddle: true };
}

const fromBelow: readonly Band[] = ['low', 'medium', 'high', 'elite'];

/** The band of the service in the middle; of an even number the two in the middle may be in two, and then there is none. */
function middleBand(
  counts: ReadonlyArray<{ band: Band; count: number }>,
): Band | undefined {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const bandAt = (place: number) => {
    let passed = 0;
    return fromBelow.find(band => {
      passed += counts.find(one => one.band === band)?.count ?? 0;
      return place < passed;
    });
  };
  const lower = bandAt(Math.floor((total - 1) / 2));
  return lower === bandAt(Math.floor(total / 2)) ? lower : undefined;
}
