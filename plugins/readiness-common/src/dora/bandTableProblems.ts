import type { Problem } from '../problems/Problem';
import {
  bandedFigures,
  bands,
  type BandedFigure,
  type BandTable,
} from './BandTable';

/**
 * What is wrong with a table that somebody wrote, all of it together. A good table gives every value exactly one band:
 * bands from the best to the worst, each edge beyond the one before, and a last band without one, that takes the rest.
 *
 * @example
 * ```ts
 * bandTableProblems({ ...table, figures: { ...table.figures, recovery: [] } })[0]?.path // 'figures.recovery'
 * ```
 *
 * @public
 */
export function bandTableProblems(table: BandTable): Problem[] {
  return bandedFigures.flatMap(figure =>
    problemsOf(figure, table.figures[figure]).map(problem => ({
      source: table.id,
      ...problem,
    })),
  );
}

type Rows = BandTable['figures'][BandedFigure];
type Found = Required<Pick<Problem, 'path' | 'message' | 'mend'>>;

function problemsOf(figure: BandedFigure, rows: Rows): Found[] {
  const path = `figures.${figure}`;
  if (rows.length === 0) {
    const mend = 'write at least the last one, without an edge';
    return [{ path, message: 'there are no bands', mend }];
  }
  return rows.flatMap((row, place) => {
    const at = `${path}[${place}]`;
    const isLast = place === rows.length - 1;
    const problems: Found[] = [];
    const before = rows[place - 1];
    if (before && bands.indexOf(before.band) >= bands.indexOf(row.band)) {
      problems.push({
        path: `${at}.band`,
        message: `'${row.band}' stands after '${before.band}'`,
        mend: `write each band once, in the order ${bands.join(', ')}`,
      });
    }
    if (isLast !== (row.edge === undefined)) {
      problems.push({
        path: `${at}.edge`,
        message: isLast
          ? 'the last band has an edge, beyond which a value has no band'
          : 'only the last band may be without an edge: it takes all values',
        mend: isLast ? 'leave it out' : 'say where the band ends',
      });
    }
    return [...problems, ...edgeProblems(figure, rows, place)];
  });
}

function edgeProblems(
  figure: BandedFigure,
  rows: Rows,
  place: number,
): Found[] {
  const edge = rows[place]?.edge;
  if (!edge) return [];
  const { value } = edge;
  const path = `figures.${figure}[${place}].edge.value`;
  const isRatio = figure === 'changeFailure';
  if (!Number.isFinite(value) || value < 0 || (isRatio && value > 1)) {
    const message = `${value} is no ${isRatio ? 'ratio' : 'limit'}`;
    const mend = isRatio ? 'write 0.15 for 15 %' : 'write a number above 0';
    return [{ path, message, mend }];
  }
  const before = rows[place - 1]?.edge;
  if (!before) return [];
  const isFrequency = figure === 'deploymentFrequency';
  const beyond = isFrequency ? before.value - value : value - before.value;
  // Of two bands with one edge, the second takes the edge itself where the first leaves it.
  const takesEdge = beyond === 0 && edge.inclusive && !before.inclusive;
  if (beyond > 0 || takesEdge) return [];
  return [
    {
      path,
      message: `${value} does not lie beyond ${before.value}, the edge of the band before: two bands would claim the same values`,
      mend: `write ${isFrequency ? 'less' : 'more'} than ${before.value}`,
    },
  ];
}
