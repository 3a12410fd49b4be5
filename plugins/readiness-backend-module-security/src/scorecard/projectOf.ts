import type { Entity } from '@backstage/catalog-model';
import { repositoryPath } from '@service-readiness/backstage-plugin-readiness-common';

const slugs: Array<[annotation: string, host: string]> = [
  ['github.com/project-slug', 'github.com'],
  ['gitlab.com/project-slug', 'gitlab.com'],
];

const sourceLocation = 'backstage.io/source-location';

/** Hosts, owners and names, as they may stand in a path: no dots alone, nothing to escape. */
const project = /^[a-z0-9.-]+(:\d+)?(\/(?!\.{1,2}(\/|$))[\w.-]+){2,}$/i;

/** Annotations with which `projectOf` can do something. */
export const projectAnnotations = [
  ...slugs.map(([annotation]) => annotation),
  sourceLocation,
];

/**
 * The repository of an entity as Scorecard names it, `github.com/owner/name`: from the annotation of its code host,
 * else from where its source is.
 *
 * @example
 * ```ts
 * projectOf(entity) // 'github.com/example/refunds'
 * ```
 */
export function projectOf({ metadata }: Entity): string | undefined {
  const { annotations = {} } = metadata;
  for (const [annotation, host] of slugs) {
    const found = asProject(`${host}/${annotations[annotation]?.trim() ?? ''}`);
    if (found) return found;
  }
  const source = annotations[sourceLocation];
  // Also a path on a disk is a location.
  return source?.includes('://')
    ? asProject(repositoryPath(source) ?? '')
    : undefined;
}

function asProject(text: string): string | undefined {
  return project.test(text) ? text : undefined;
}
