import type { Entity } from '@backstage/catalog-model';

const slugs: Array<[annotation: string, host: string]> = [
  ['github.com/project-slug', 'github.com'],
  ['gitlab.com/project-slug', 'gitlab.com'],
];

/** Hosts, owners and names, as they may stand in a path: no dots alone, nothing to escape. */
const project = /^[a-z0-9.-]+(:\d+)?(\/(?!\.{1,2}(\/|$))[\w.-]+){2,}$/i;

/** Annotations with which `projectOf` can do something. */
export const projectAnnotations = [
  ...slugs.map(([annotation]) => annotation),
  'backstage.io/source-location',
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
  const location = annotations['backstage.io/source-location'] ?? '';
  const address = location.replace(/^url:/, '');
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return undefined;
  // Below the repository stand a branch and a directory; what divides them differs between hosts.
  const [path = ''] = pathname.split(/\/-\/|\/(?:tree|blob)\//);
  return asProject(`${host}${path}`.replace(/\/+$/, '').replace(/\.git$/, ''));
}

function asProject(text: string): string | undefined {
  return project.test(text) ? text : undefined;
}
