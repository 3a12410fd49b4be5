import { readPushedEvents } from '../api/readPushedEvents';
import type { DeliveryEvents } from '../events/DeliveryEvents';

/** The events of a batch in which each says for which entities it is. */
export function eventsOfBatch(
  batch: Parameters<typeof readPushedEvents>[0],
): DeliveryEvents {
  const { deployments, changes, incidents, refused } = readPushedEvents(batch);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  const source = 'file';
  const refsOf = ({
    addressee,
  }: {
    addressee: { entityRefs?: readonly string[] };
  }) => addressee.entityRefs ?? [];
  return {
    deployments: deployments.map(({ incoming }) => ({
      ...incoming,
      source,
      entityRefs: refsOf(incoming),
      changes: incoming.changes?.map(change => ({ source, ...change })),
    })),
    changes: changes.map(({ incoming }) => ({
      ...incoming,
      source,
      entityRefs: refsOf(incoming),
    })),
    incidents: incidents.map(({ incoming }) => ({
      ...incoming,
      source,
      entityRefs: refsOf(incoming),
    })),
  };
}
