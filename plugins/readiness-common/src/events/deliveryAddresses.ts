import { repositoryKey } from './repositoryKey';

/**
 * The name that sources of events have for a service, where it is not that of the catalog. Several with commas.
 *
 * @public
 */
export const deliveryNameAnnotation = 'service-readiness/delivery-name';

/**
 * By which events can be for a service without naming it.
 *
 * @public
 */
export interface DeliveryAddresses {
  /** As `repositoryKey` writes them. */
  repositories: readonly string[];
  names: readonly string[];
}

const slugs: Array<[annotation: string, host: string]> = [
  ['github.com/project-slug', 'github.com'],
  ['gitlab.com/project-slug', 'gitlab.com'],
  ['bitbucket.org/project-slug', 'bitbucket.org'],
];
const instance = 'gitlab.com/instance';
const location = 'backstage.io/source-location';

/**
 * Where events for an entity come from, by its annotations: the repository of its code host, or where its source is;
 * and the names that sources have for it.
 *
 * @public
 *
 * @example
 * ```ts
 * deliveryAddresses({ 'github.com/project-slug': 'acme/refunds' })
 * // { repositories: ['github.com/acme/refunds'], names: [] }
 * ```
 */
export function deliveryAddresses(
  annotations: Readonly<Record<string, string>> = {},
): DeliveryAddresses {
  const addresses = slugs.flatMap(([annotation, host]) => {
    const slug = annotations[annotation]?.trim();
    if (!slug) return [];
    const own = host === 'gitlab.com' ? annotations[instance] : undefined;
    return [`${own?.trim() || host}/${slug}`];
  });
  const source = annotations[location];
  // Also a path on a disk is a location.
  if (source?.includes('://')) addresses.push(source);
  const keys = addresses.flatMap(address => repositoryKey(address) ?? []);
  const names = (annotations[deliveryNameAnnotation] ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '');
  return { repositories: [...new Set(keys)], names: [...new Set(names)] };
}
