import type { Band, BandedFigure, BandTable } from './BandTable';

/** What a double cannot tell apart from rounding, as a share of the edge. */
const rounding = 1e-12;

/**
 * The band of a figure's value. A value on an edge belongs to the side that the table says.
 *
 * @param value - as the figure has it: deployments a week, hours, or a ratio
 *
 * @example
 * ```ts
 * bandOf(defaultDoraPolicy.bands, 'deploymentFrequency', 1.4) // 'high'
 * bandOf(defaultDoraPolicy.bands, 'changeFailure', 0.15) // 'elite'
 * ```
 *
 * @public
 */
export function bandOf(
  table: BandTable,
  figure: BandedFigure,
  value: number,
): Band | undefined {
  // Tables count deployments by the day, and more is better.
  const isFrequency = figure === 'deploymentFrequency';
  const [measure, sign] = isFrequency ? [value / 7, -1] : [value, 1];
  return table.figures[figure].find(({ edge }) => {
    if (!edge) return true;
    const beyond = sign * (measure - edge.value);
    const isOnEdge = Math.abs(beyond) <= rounding * edge.value;
    return isOnEdge ? edge.inclusive : beyond < 0;
  })?.band;
}
