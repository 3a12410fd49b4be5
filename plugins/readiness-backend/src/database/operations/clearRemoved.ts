import type { Session } from '../Session';

/** Tables in which a run that was under way at the removal may have left something. */
const tables = ['fact_documents', 'entity_coverage'];

/**
 * Has those of the given entities that are tombstones start afresh: what was known before they were removed says
 * nothing about them any more.
 */
export async function clearRemoved(
  session: Session,
  entityRefs: readonly string[],
): Promise<void> {
  const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
  const rows = await session.select<{ entity_ref: string }>(
    `select entity_ref from entities where removed_at is not null and ${anyOf}`,
    bindings,
  );
  if (rows.length === 0) return;
  const [back, backBindings] = session.anyOf(
    'entity_ref',
    rows.map(row => row.entity_ref),
  );
  for (const table of tables) {
    await session.execute(`delete from ${table} where ${back}`, backBindings);
  }
}
