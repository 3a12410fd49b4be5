import type { Session } from '../Session';
import { toColumn } from '../timestamps';

const tables = ['fact_documents', 'fact_series', 'entity_coverage'];

/**
 * Notes which collectors are not among the installed, and removes those that have not been for long. A replica that
 * knows one takes the note away, so that none is removed while two releases run side by side.
 *
 * @param options - `absentBefore`: those that have been absent since before then are removed
 * @returns entities that had a document or a coverage of their own
 */
export async function retainCollectors(
  session: Session,
  installed: string[],
  options: { at: number; absentBefore: number },
): Promise<string[]> {
  const [isInstalled, ids] = session.anyOf('collector_id', installed);
  return session.write(async trx => {
    await trx.execute(
      `update collectors set absent_since = null where absent_since is not null and ${isInstalled}`,
      ids,
    );
    await trx.execute(
      `update collectors set absent_since = ? where absent_since is null and not (${isInstalled})`,
      [toColumn(options.at), ...ids],
    );
    const absent = await trx.select<{ collector_id: string }>(
      `select collector_id from collectors where absent_since <= ? and not (${isInstalled})`,
      [toColumn(options.absentBefore), ...ids],
    );
    return remove(
      trx,
      absent.map(row => row.collector_id),
    );
  });
}

async function remove(
  session: Session,
  collectorIds: string[],
): Promise<string[]> {
  if (collectorIds.length === 0) return [];
  const [anyOf, bindings] = session.anyOf('collector_id', collectorIds);
  const entityRefs = await session.select<{ entity_ref: string }>(
    `${tables
      .map(table => `select entity_ref from ${table} where ${anyOf}`)
      .join(' union ')} order by entity_ref`,
    tables.flatMap(() => bindings),
  );
  for (const table of [...tables, 'collectors']) {
    await session.execute(`delete from ${table} where ${anyOf}`, bindings);
  }
  return entityRefs.map(row => row.entity_ref);
}
