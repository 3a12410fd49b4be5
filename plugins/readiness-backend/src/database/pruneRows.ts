import { rowsPerStatement } from './chunks';
import type { Fragment, Session } from './Session';

/**
 * Deletes rows piece by piece, so that no lock and no statement lasts.
 *
 * @returns how many
 */
export async function pruneRows(
  session: Session,
  table: string,
  [where, bindings]: Fragment,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const count = await session.execute(
      `delete from ${table} where id in (select id from ${table} where ${where} limit ?)`,
      [...bindings, rowsPerStatement],
    );
    deleted += count;
    if (count < rowsPerStatement) return deleted;
  }
}
