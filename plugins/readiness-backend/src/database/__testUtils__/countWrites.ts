import type { Knex } from 'knex';

interface Response {
  rowCount?: number;
  changes?: number;
}

/** Rows that the work inserted, updated or deleted. */
export async function countWrites(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<number> {
  let written = 0;
  const count = (response: Response | unknown[], query: { sql: string }) => {
    if (/^\s*(insert|update|delete|with)/.test(query.sql)) {
      written += Array.isArray(response)
        ? response.length
        : response?.rowCount ?? response?.changes ?? 0;
    }
  };
  knex.on('query-response', count);
  try {
    await work();
  } finally {
    knex.removeListener('query-response', count);
  }
  return written;
}
