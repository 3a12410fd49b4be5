import type { DeliveryFigureView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatFigure } from '../format/formatFigure';

/**
 * How a figure went against the window before. The arrow says where the number went, the word whether that is good.
 *
 * @example
 * ```ts
 * trendWords({ unit: 'hours', value: 5, previous: 8, trend: 'better' }, 30)
 * // { arrow: '↓', text: 'better than 8 h in the 30 days before' }
 * ```
 */
export function trendWords(
  figure: Pick<DeliveryFigureView, 'unit' | 'value' | 'previous' | 'trend'>,
  windowDays: number,
): { arrow: string; text: string } {
  const { unit, value, previous, trend } = figure;
  const before = `in the ${windowDays} days before`;
  if (value === undefined) {
    return {
      arrow: '',
      text:
        previous === undefined
          ? `No data ${before} either`
          : `${formatFigure(previous, unit)} ${before}`,
    };
  }
  if (previous === undefined || trend === undefined) {
    return { arrow: '', text: `Nothing to compare with ${before}` };
  }
  // What reads the same is not said to be better.
  const alike = formatFigure(value, unit) === formatFigure(previous, unit);
  if (trend === 'same' || alike) {
    return { arrow: '→', text: `about the same as ${before}` };
  }
  return {
    arrow: value > previous ? '↑' : '↓',
    text: `${trend} than ${formatFigure(previous, unit)} ${before}`,
  };
}
