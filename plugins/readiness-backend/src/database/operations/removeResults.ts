import type { Knex } from 'knex';
import type { Session } from '../Session';

/**
 * Deletes results and leaves tombstones, so that every replica's read model learns of it. Takes no revision where
 * there is nothing to delete.
 *
 * @param condition - SQL that says which results
 */
export async function removeResults(
  session: Session,
  condition: string,
  bindings: readonly Knex.RawBinding[],
): Promise<void> {
  const [any] = await session.select(
    `select 1 from results where ${condition} limit 1`,
    bindings,
  );
  if (!any) {
    return;
  }
  const revision = await session.nextRevision();
  await session.execute(
    `insert into removed_results (entity_ref, scorecard_id, revision, removed_at)
    select entity_ref, scorecard_id, ${
      session.isPostgres ? '?::bigint' : '?'
    }, ${session.now()} from results where ${condition}
    on conflict (entity_ref, scorecard_id) do update set
    revision = excluded.revision, removed_at = excluded.removed_at`,
    [revision, ...bindings],
  );
  await session.execute(`delete from results where ${condition}`, bindings);
}
