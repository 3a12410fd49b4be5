import type { Entity } from '@backstage/catalog-model';
import type { LinkType } from '@service-readiness/backstage-plugin-readiness-common';

/** Annotations of other plugins that lead to the same thing as a typed link. */
const annotationsOf: Record<LinkType | 'docs', string[]> = {
  docs: ['backstage.io/techdocs-ref', 'backstage.io/techdocs-entity'],
  runbook: [],
  dashboard: [
    'grafana/dashboard-selector',
    'grafana/overview-dashboard',
    'datadoghq.com/dashboard-url',
    'newrelic.com/dashboard-guid',
  ],
  logs: [],
  traces: [],
  alerts: ['grafana/alert-label-selector', 'grafana/tag-selector'],
};

/**
 * Whether the entity leads to something of a kind: by a link of that type, or by an annotation that a plugin for
 * it reads.
 */
export function hasEvidence(
  entity: Entity,
  type: keyof typeof annotationsOf,
): boolean {
  const { links = [], annotations = {} } = entity.metadata;
  return (
    links.some(
      link => link.type?.toLowerCase() === type && isWebAddress(link.url),
    ) || annotationsOf[type].some(name => Boolean(annotations[name]?.trim()))
  );
}

/** Links that may be followed: what the catalog says is untrusted, and a `javascript:` address is no link. */
export function isWebAddress(url: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}
