import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * On which of some entities somebody has a permission; conditions are applied by the catalog. One question for all of
 * them.
 */
export async function allowedOn(
  permissions: PermissionsService,
  permission: ResourcePermission<'catalog-entity'>,
  entityRefs: readonly string[],
  credentials: BackstageCredentials,
): Promise<ReadonlySet<string>> {
  const refs = [...new Set(entityRefs)];
  if (refs.length === 0) return new Set();
  const decisions = await permissions.authorize(
    refs.map(resourceRef => ({ permission, resourceRef })),
    { credentials },
  );
  return new Set(
    refs.filter((_, at) => decisions[at]?.result === AuthorizeResult.ALLOW),
  );
}
