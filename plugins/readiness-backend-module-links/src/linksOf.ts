import type { Entity } from '@backstage/catalog-model';
import {
  linkTypeOf,
  type LinkType,
} from '@service-readiness/backstage-plugin-readiness-common';

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
  const typed = links.flatMap((link): Link[] => {
    const type = linkTypeOf(link);
    return type ? [{ type, address: link.url }] : [];
  });
  const annotated = dashboardAnnotations.flatMap((name): Link[] => {
    const address = annotations[name]?.trim();
    return address ? [{ type: 'dashboard', address }] : [];
  });
  return [...typed, ...annotated];
}
