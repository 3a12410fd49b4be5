import type { FactView } from '@service-readiness/backstage-plugin-readiness-common';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/**
 * A fact's value with its unit, one decimal at most; a ratio is said in percent.
 *
 * @example
 * ```ts
 * formatFactValue(0.953, 'ratio') // '95.3 %'
 * formatFactValue(7, 'days') // '7 days'
 * formatFactValue(true) // 'yes'
 * ```
 */
export function formatFactValue(
  value: NonNullable<FactView['value']>,
  unit?: string,
): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length ? value.join(', ') : 'none';
  if (typeof value === 'string') return value || '(empty)';
  if (unit === 'ratio') return `${number.format(value * 100)} %`;
  return unit ? `${number.format(value)} ${unit}` : number.format(value);
}
