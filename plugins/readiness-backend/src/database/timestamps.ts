/**
 * A moment as a driver hands it over: PostgreSQL's `timestamptz` becomes a `Date`, SQLite keeps the text that
 * {@link toColumn} wrote. Both take that text.
 */
export type MomentColumn = Date | string;

/**
 * A moment as it is written: readable for whoever looks into the database, and in SQLite in an order in which
 * text compares as time.
 */
export function toColumn(moment: number): string {
  return new Date(moment).toISOString();
}

export function toNullableColumn(moment: number | undefined): string | null {
  return moment === undefined ? null : toColumn(moment);
}

/** Milliseconds since the epoch. */
export function fromColumn(column: MomentColumn): number {
  return typeof column === 'string' ? Date.parse(column) : column.getTime();
}

export function fromNullableColumn(
  column: MomentColumn | null,
): number | undefined {
  return column === null ? undefined : fromColumn(column);
}
