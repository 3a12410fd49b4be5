import {
  supersedes,
  type Addressee,
  type Change,
  type DeliveryEvents,
  type Deployment,
  type Incident,
  type Incoming,
  type PushedEvent,
  type PushedEvents,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * Events as a portal would keep them, without a catalog: what names no entity is for whatever its repository or its
 * name is. Of one that is told several times the last word counts.
 *
 * @param entity - only those of this one; full reference in lower case
 */
export function deliveryEventsOf(
  read: PushedEvents,
  { source, entity }: { source: string; entity?: string },
): DeliveryEvents {
  const isWanted = ({ entityRefs = [] }: { entityRefs?: readonly string[] }) =>
    entity === undefined || entityRefs.includes(entity);
  const placed = <Event extends Deployment | Change | Incident>(
    list: ReadonlyArray<PushedEvent<Event>>,
    whole: (incoming: Incoming<Event>, entityRefs: string[]) => Event,
  ): Event[] => lastWords(list, whole).filter(event => isWanted(event));
  return {
    deployments: placed<Deployment>(
      read.deployments,
      ({ addressee: _, saidAt: __, changes, ...rest }, entityRefs) => ({
        ...rest,
        source,
        entityRefs,
        ...(changes && {
          changes: changes.map(change => ({ source, ...change })),
        }),
      }),
    ),
    changes: placed<Change>(
      read.changes,
      ({ addressee: _, saidAt: __, ...rest }, entityRefs) => ({
        ...rest,
        source,
        entityRefs,
      }),
    ),
    incidents: placed<Incident>(
      read.incidents,
      ({ addressee: _, saidAt: __, ...rest }, entityRefs) => ({
        ...rest,
        source,
        entityRefs,
      }),
    ),
  };
}

function lastWords<Event extends Deployment | Change | Incident>(
  list: ReadonlyArray<PushedEvent<Event>>,
  whole: (incoming: Incoming<Event>, entityRefs: string[]) => Event,
): Event[] {
  const known = new Map<string, { event: Event; saidAt?: number }>();
  for (const { incoming } of list) {
    const event = whole(incoming, namesIn(incoming.addressee));
    const said = { event, saidAt: incoming.saidAt };
    const before = known.get(event.id);
    if (!before || supersedes(said, before)) known.set(event.id, said);
  }
  return [...known.values()].map(({ event }) => event);
}

function namesIn({ entityRefs, repository, service }: Addressee): string[] {
  return entityRefs ? [...entityRefs] : [repository ?? service ?? ''];
}
