import type { DeliveryEvents } from '@service-readiness/backstage-plugin-readiness-common';

type Lists = { [Kind in keyof DeliveryEvents]: DeliveryEvents[Kind][number][] };

/**
 * Events of several entities, for each apart. An event for two of them is with both. Entities without events are there,
 * too.
 */
export function eventsByEntity(
  entityRefs: readonly string[],
  events: DeliveryEvents,
): Map<string, DeliveryEvents> {
  const byEntity = new Map<string, Lists>(
    entityRefs.map(ref => [
      ref,
      { deployments: [], changes: [], incidents: [] },
    ]),
  );
  for (const deployment of events.deployments) {
    for (const ref of deployment.entityRefs) {
      byEntity.get(ref)?.deployments.push(deployment);
    }
  }
  for (const change of events.changes) {
    for (const ref of change.entityRefs ?? []) {
      byEntity.get(ref)?.changes.push(change);
    }
  }
  for (const incident of events.incidents) {
    for (const ref of incident.entityRefs) {
      byEntity.get(ref)?.incidents.push(incident);
    }
  }
  return byEntity;
}
