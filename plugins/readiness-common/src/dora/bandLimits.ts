import type { Band, BandEdge, BandedFigure, BandTable } from './BandTable';
import { hourMs } from '../time/durations';
import { inWords } from './inWords';

/**
 * What each band of a figure takes, in words, the best first.
 *
 * @example
 * ```ts
 * bandLimits(defaultDoraPolicy.bands, 'changeFailure')[0] // { band: 'elite', label: 'up to 15 %' }
 * ```
 *
 * @public
 */
export function bandLimits(
  table: BandTable,
  figure: BandedFigure,
): Array<{ band: Band; label: string }> {
  const rows = table.figures[figure];
  return rows.map(({ band, edge }, place) => {
    const before = rows[place - 1]?.edge;
    if (edge) return { band, label: reaching(figure, edge) };
    return { band, label: before ? beyond(figure, before) : 'everything' };
  });
}

function reaching(figure: BandedFigure, { value, inclusive }: BandEdge) {
  const limit = inUnit(figure, value);
  return figure === 'deploymentFrequency'
    ? `${inclusive ? 'at least' : 'more than'} ${limit}`
    : `${inclusive ? 'up to' : 'less than'} ${limit}`;
}

function beyond(figure: BandedFigure, { value, inclusive }: BandEdge) {
  const limit = inUnit(figure, value);
  if (figure === 'deploymentFrequency') {
    return `${inclusive ? 'less than' : 'at most'} ${limit}`;
  }
  return inclusive ? `more than ${limit}` : `${limit} or more`;
}

function inUnit(figure: BandedFigure, value: number): string {
  if (figure === 'changeFailure') return `${rounded(value * 100)} %`;
  if (figure !== 'deploymentFrequency') return inWords(value * hourMs);
  if (value >= 1) return `${rounded(value)} a day`;
  const aWeek = rounded(value * 7);
  return aWeek >= 1 ? `${aWeek} a week` : `1 in ${rounded(1 / value)} days`;
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
