import { chunks } from '../chunks';
import type { Session } from '../Session';
import { toColumn } from '../timestamps';
import { endActs } from './endActs';
import { removeResults } from './removeResults';

/** Tables whose rows go with their entity. */
const ownedTables = [
  'evaluation_queue',
  'fact_documents',
  'fact_series',
  'entity_coverage',
];

/**
 * Turns entities into tombstones and deletes what was known of them, but for their history.
 *
 * @param entityRefs - distinct and in order
 */
export async function removeEntities(
  session: Session,
  entityRefs: readonly string[],
  at: number,
): Promise<void> {
  if (entityRefs.length === 0) {
    return;
  }
  await session.write(async trx => {
    for (const chunk of chunks(entityRefs)) {
      await removeChunk(trx, chunk, at);
    }
  });
}

async function removeChunk(session: Session, entityRefs: string[], at: number) {
  // PostgreSQL takes a parameter in a list of columns for text.
  const moment = session.isPostgres ? '?::timestamptz' : '?';
  const [given, givenBindings] = session.anyOf('entity_ref', entityRefs);
  if (session.isPostgres) {
    // Facts before entities, as whoever writes facts and then evaluates.
    await session.select(
      `select 1 from fact_documents where ${given} order by entity_ref, collector_id for update`,
      givenBindings,
    );
  }
  const living = await session.select<{ entity_ref: string }>(
    `select entity_ref from entities where removed_at is null and ${given}
    order by entity_ref ${session.forUpdate}`,
    givenBindings,
  );
  for (const table of ownedTables) {
    await session.execute(`delete from ${table} where ${given}`, givenBindings);
  }
  await session.execute(
    `insert into transitions (entity_ref, scorecard_id, kind, from_state, to_state, effective_at, noticed_at, cause,
      baseline_at, baseline_level)
    select entity_ref, scorecard_id, 'end', cast(level as text), 'none', ${moment}, ${moment}, '{"kind":"removal"}',
      baseline_at, baseline_level from results where ${given} order by entity_ref, scorecard_id`,
    [toColumn(at), toColumn(at), ...givenBindings],
  );
  await removeResults(session, given, givenBindings);
  if (living.length === 0) {
    return;
  }
  const refs = living.map(row => row.entity_ref);
  await endActs(session, refs, at);
  const [anyOf, bindings] = session.anyOf('entity_ref', refs);
  await session.execute(
    `update entities set removed_at = ?, revision = ?, document = null, misses = 0 where ${anyOf}`,
    [toColumn(at), await session.nextRevision(), ...bindings],
  );
}
