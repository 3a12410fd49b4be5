import { Conditions } from '../Conditions';
import { DatabaseAuditLog } from '../DatabaseAuditLog';
import type { Session } from '../Session';
import { toColumn } from '../timestamps';

/** Who ends what belongs to an entity that left the catalog. */
const systemActor = 'plugin:readiness';

/** Columns that end a row of each table, in the order of: how, when, by whom. */
const tables = {
  attestations: {
    end: 'ended_how = ?, ended_at = ?, ended_by = ?',
    isOpen: 'ended_at is null',
  },
  waivers: {
    end: 'ended_how = ?, ended_at = ?, ended_by = ?',
    isOpen: `ended_at is null and (decision is null or decision = 'approved')`,
  },
  disputes: {
    end: 'outcome = ?, answered_at = ?, answered_by = ?',
    isOpen: 'outcome is null',
  },
};

/**
 * Ends what people did about entities that leave the catalog: attestations, waivers, requests and disputes that are
 * open. They are kept, and the log says so; an entity that comes back begins anew.
 */
export async function endActs(
  session: Session,
  entityRefs: readonly string[],
  at: number,
): Promise<void> {
  const ended = new Map<string, number>();
  for (const [table, { end, isOpen }] of Object.entries(tables)) {
    const [where, bindings] = new Conditions(session)
      .add(isOpen)
      .anyOf('entity_ref', entityRefs).where;
    const rows = await session.select<{ entity_ref: string }>(
      `update ${table} set ${end} where ${where} returning entity_ref`,
      ['removed', toColumn(at), systemActor, ...bindings],
    );
    for (const { entity_ref: ref } of rows) {
      ended.set(ref, (ended.get(ref) ?? 0) + 1);
    }
  }
  await new DatabaseAuditLog(session).append(
    [...ended].map(([entityRef, count]) => ({
      ...{ at, by: systemActor, action: 'removeService', entityRef },
      checkIds: [],
      details: { ended: count },
    })),
  );
}
