import { chunks } from './chunks';
import type { Session } from './Session';

export type ColumnType = 'text' | 'moment' | 'integer' | 'bigint' | 'boolean';

/** What is written: moments as text, numbers as numbers. */
export type NewRow<Row> = {
  [Column in keyof Row]: Exclude<Row[Column], Date>;
};

const postgresTypes: Record<ColumnType, string> = {
  text: 'text',
  moment: 'timestamptz',
  integer: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
};

/** `on conflict` that takes over all columns but the key. */
export function replace(
  key: readonly string[],
  columns: Record<string, ColumnType>,
): string {
  const assignments = Object.keys(columns)
    .filter(column => !key.includes(column))
    .map(column => `${column} = excluded.${column}`);
  return `on conflict (${key.join(', ')}) do update set ${assignments.join(
    ', ',
  )}`;
}

function statement(
  session: Session,
  table: string,
  columns: Record<string, ColumnType>,
  conflict: string,
): string {
  const names = Object.keys(columns).join(', ');
  if (session.isPostgres) {
    const types = Object.entries(columns).map(
      ([name, type]) => `${name} ${postgresTypes[type]}`,
    );
    return `insert into ${table} (${names}) select ${names} from json_to_recordset(?::json) as r (${types.join(
      ', ',
    )}) ${conflict}`;
  }
  const values = Object.keys(columns).map(name => `value ->> '${name}'`);
  // Without "where", SQLite would read "on" as the beginning of a join.
  return `insert into ${table} (${names}) select ${values.join(
    ', ',
  )} from json_each(?) where true ${conflict}`;
}

/**
 * Inserts rows, which travel as one JSON parameter per statement: no limit on the number of parameters, and one
 * round trip for a thousand rows. No two rows may have the same key.
 *
 * @returns how many rows were written
 */
export async function insertRows<Row extends object>(
  session: Session,
  options: {
    into: string;
    columns: { [Column in keyof Row]: ColumnType };
    rows: ReadonlyArray<NewRow<Row>>;
    /** The `on conflict` clause. */
    conflict?: string;
  },
): Promise<number> {
  const { into, columns, rows, conflict = '' } = options;
  let written = 0;
  for (const chunk of chunks(rows)) {
    written += await session.execute(
      statement(session, into, columns, conflict),
      [JSON.stringify(chunk)],
    );
  }
  return written;
}
