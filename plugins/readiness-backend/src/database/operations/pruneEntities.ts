import type { Session } from '../Session';
import { toColumn } from '../timestamps';

/** Tables whose rows may have been written for an entity after it was removed, by a collection that still ran. */
const ownedTables = ['evaluation_queue', 'fact_documents', 'entity_coverage'];

/**
 * Deletes tombstones of entities and results, and what belongs to no entity.
 *
 * @returns how many tombstones of entities
 */
export async function pruneEntities(
  session: Session,
  before: number,
): Promise<number> {
  for (const table of ownedTables) {
    await session.execute(
      `delete from ${table} where not exists (
        select 1 from entities
        where entities.entity_ref = ${table}.entity_ref and removed_at is null
      )`,
    );
  }
  const moment = toColumn(before);
  await session.execute('delete from removed_results where removed_at < ?', [
    moment,
  ]);
  return session.execute('delete from entities where removed_at < ?', [moment]);
}
