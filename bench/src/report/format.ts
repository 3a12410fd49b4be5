import { headroom, isMissed, type Measurement } from './Measurement';

/** A figure as it is read best: 1,234,567 or 12.3 or 0.41. */
export function formatNumber(value: number): string {
  const wholeDigits = Math.trunc(Math.abs(value)).toFixed().length;
  return value.toLocaleString('en-US', {
    maximumFractionDigits: Math.max(0, 3 - wholeDigits),
  });
}

export function formatValue({ value, unit }: Measurement): string {
  return unit === 'times'
    ? `${formatNumber(value)} ×`
    : `${formatNumber(value)} ${unit}`;
}

export function formatBudget({ budget, unit }: Measurement): string {
  const sign = unit === 'times' ? '×' : unit;
  if (budget?.atMost !== undefined) {
    return `≤ ${formatNumber(budget.atMost)} ${sign}`;
  }
  if (budget?.atLeast !== undefined) {
    return `≥ ${formatNumber(budget.atLeast)} ${sign}`;
  }
  return '';
}

/** Whether the budget is kept, and how many times over. */
export function formatVerdict(measurement: Measurement): string {
  const kept = headroom(measurement);
  if (kept === undefined) return '';
  const verdict = isMissed(measurement) ? 'MISSED' : 'met';
  return Number.isFinite(kept) && kept > 0
    ? `${verdict}, ${formatNumber(kept)} × the budget`
    : verdict;
}

/** From here on others took much of the machine: ours and PostgreSQL alone keep two cores busy. */
const busyFrom = 3;

/** A warning where a machine had more to do than the benchmark. */
export function formatLoad(
  loadAverage: number | undefined,
): string | undefined {
  return loadAverage === undefined || loadAverage < busyFrom
    ? undefined
    : `The machine was busy with other work (load ${loadAverage.toFixed(
        1,
      )} on two cores): times are too long.`;
}
