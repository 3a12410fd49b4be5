import type { Entity } from '@backstage/catalog-model';

/** A service with links, by their type. */
export function service(
  name: string,
  links: Record<string, string | string[]>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      links: Object.entries(links).flatMap(([type, urls]) =>
        [urls].flat().map(url => ({ type, url })),
      ),
    },
  };
}
