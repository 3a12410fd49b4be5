import type { DeliveryRevisionRow } from '../deliveryTables';
import { insertRows, replace } from '../insertRows';
import type { Session } from '../Session';

const columns = { entity_ref: 'text', revision: 'bigint' } as const;

/**
 * Says that events of entities changed, so that replicas read them again. Locks the number: after everything else.
 *
 * @param entityRefs - distinct and in order
 */
export async function markDelivery(
  session: Session,
  entityRefs: readonly string[],
): Promise<void> {
  if (entityRefs.length === 0) return;
  const revision = await session.nextRevision('delivery');
  await insertRows<DeliveryRevisionRow>(session, {
    into: 'delivery_revisions',
    columns,
    rows: entityRefs.map(ref => ({ entity_ref: ref, revision })),
    conflict: replace(['entity_ref'], columns),
  });
}
