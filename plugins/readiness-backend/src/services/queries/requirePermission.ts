import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';

/**
 * Lets through who has a permission that is about no entity.
 *
 * @param what - what it is needed for: "Seeing who did what"
 *
 * @throws NotAllowedError naming the permission.
 */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  options: { what: string; credentials: BackstageCredentials },
): Promise<void> {
  const { what, credentials } = options;
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision?.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `${what} needs the permission ${permission.name}`,
    );
  }
}
