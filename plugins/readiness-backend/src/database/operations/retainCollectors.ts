import type { Session } from '../Session';

const tables = ['fact_documents', 'entity_coverage'];

/**
 * Removes all collectors but the given.
 *
 * @returns entities that had a document or a coverage of their own
 */
export async function retainCollectors(
  session: Session,
  collectorIds: string[],
): Promise<string[]> {
  const [anyOf, bindings] = session.anyOf('collector_id', collectorIds);
  return session.write(async trx => {
    const entityRefs = await trx.select<{ entity_ref: string }>(
      `${tables
        .map(table => `select entity_ref from ${table} where not (${anyOf})`)
        .join(' union ')} order by entity_ref`,
      tables.flatMap(() => bindings),
    );
    for (const table of [...tables, 'collectors']) {
      await trx.execute(`delete from ${table} where not (${anyOf})`, bindings);
    }
    return entityRefs.map(row => row.entity_ref);
  });
}
