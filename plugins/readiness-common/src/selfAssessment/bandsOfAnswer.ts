import {
  bandedFigures,
  bands,
  type Band,
  type BandedFigure,
  type BandTable,
} from '../dora/BandTable';
import { bandOf } from '../dora/bandOf';
import type { QuickCheckMetric } from '../dora/quickCheck';
import { answerRange } from './answerRange';
import { quickCheckFigures } from './quickCheckFigures';

/** So far inside a range, an edge that belongs to a neighbour is not touched. */
const inside = 1e-6;

/**
 * The bands that an answer of the quick check may be in, the best first. Answers and bands have edges of their own, so
 * an answer may be in several; there is none for the rework rate.
 *
 * @example
 * ```ts
 * bandsOfAnswer(defaultDoraPolicy.bands, 'leadtime', 4) // ['high']
 * bandsOfAnswer(defaultDoraPolicy.bands, 'leadtime', 5) // ['elite', 'high']
 * ```
 *
 * @public
 */
export function bandsOfAnswer(
  table: BandTable,
  metric: QuickCheckMetric,
  answer: number,
): Band[] {
  const figure = quickCheckFigures[metric];
  const range = answerRange(metric, answer);
  if (!range || !isBanded(figure)) return [];
  const isOne = range.from === range.to;
  const ends = [
    isOne ? range.from : range.from * (1 + inside),
    isOne ? range.to : range.to * (1 - inside),
  ].flatMap(value => bandOf(table, figure, value) ?? []);
  const places = ends.map(band => bands.indexOf(band));
  if (places.length === 0) return [];
  return bands.slice(Math.min(...places), Math.max(...places) + 1);
}

function isBanded(figure: string): figure is BandedFigure {
  return (bandedFigures as readonly string[]).includes(figure);
}
