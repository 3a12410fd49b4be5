import type { DeliveryFigureView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatHours } from './formatHours';

const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/**
 * A figure of delivery with its unit; a ratio is said in percent.
 *
 * @example
 * ```ts
 * formatFigure(9, 'perWeek') // '9 / week'
 * formatFigure(0.66, 'hours') // '40 min'
 * formatFigure(0.042, 'ratio') // '4.2 %'
 * formatFigure(1, 'changes') // '1 change'
 * ```
 */
export function formatFigure(
  value: number,
  unit: DeliveryFigureView['unit'],
): string {
  switch (unit) {
    case 'hours':
      return formatHours(value);
    case 'ratio':
      return `${oneDecimal.format(value * 100)} %`;
    case 'changes':
      return `${oneDecimal.format(value)} change${value === 1 ? '' : 's'}`;
    default:
      // Once in a year is not never.
      return value > 0 && value < 0.05
        ? 'under 0.1 / week'
        : `${oneDecimal.format(value)} / week`;
  }
}
