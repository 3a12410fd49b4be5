import type { Entity } from '@backstage/catalog-model';

/** Kinds of links that are followed. */
export const linkTypes = [
  'runbook',
  'dashboard',
  'logs',
  'traces',
  'alerts',
] as const;

export type LinkType = (typeof linkTypes)[number];

/** Annotations of other plugins whose value is the address of a dashboard. */
export const dashboardAnnotations = [
  'datadoghq.com/dashboard-url',
  'grafana/overview-dashboard',
];

/** A link of an entity, with its address as it is written there. */
export interface Link {
  type: LinkType;
  address: string;
}

/**
 * The links of an entity that say what they lead to.
 *
 * @example
 * ```ts
 * linksOf(entity) // [{ type: 'runbook', address: 'https://wiki.example.com/refunds' }]
 * ```
 */
export function linksOf(entity: Entity): Link[] {
  const { links = [], annotations = {} } = entity.metadata;
  const typed = links.flatMap(({ type, url }): Link[] => {
    const known = linkTypes.find(name => name === type?.toLowerCase());
    return known ? [{ type: known, address: url }] : [];
  });
  const annotated = dashboardAnnotations.flatMap((name): Link[] => {
    const address = annotations[name]?.trim();
    return address ? [{ type: 'dashboard', address }] : [];
  });
  return [...typed, ...annotated];
}
