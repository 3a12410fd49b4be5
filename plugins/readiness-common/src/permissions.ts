import { createPermission } from '@backstage/plugin-permission-common';

/** The catalog's resource type, so that the catalog's own rules (`isEntityOwner`, …) can decide. */
const catalogEntity = 'catalog-entity';

/**
 * To have one service collected and evaluated at once.
 *
 * @public
 */
export const readinessRefreshPermission = createPermission({
  name: 'readiness.service.refresh',
  attributes: { action: 'update' },
  resourceType: catalogEntity,
});

/**
 * To see how collectors, catalog synchronisation and configuration do.
 *
 * @public
 */
export const readinessOperationsReadPermission = createPermission({
  name: 'readiness.operations.read',
  attributes: { action: 'read' },
});

/** @public */
export const readinessPermissions = [
  readinessRefreshPermission,
  readinessOperationsReadPermission,
];
