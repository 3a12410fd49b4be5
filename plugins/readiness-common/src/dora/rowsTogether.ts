import { addWords } from '../events/addWords';

/**
 * One event out of the rows that tell of it, at least one. Their text says whose word comes first, so that no order of
 * theirs does.
 *
 * @example
 * ```ts
 * rowsTogether([{ id: '7', startedAt: 120 }, { id: '7', startedAt: 100 }]) // { id: '7', startedAt: 100 }
 * ```
 */
export function rowsTogether<Row extends object>(rows: readonly Row[]): Row {
  const [first, ...others] =
    rows.length > 1
      ? rows
          .map(row => ({ row, text: JSON.stringify(row) }))
          .sort((a, b) => (a.text < b.text ? -1 : 1))
          .map(({ row }) => row)
      : rows;
  return others.reduce(addWords<Row>, first as Row);
}
