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
 * To attest checks of a service.
 *
 * @public
 */
export const readinessAttestPermission = createPermission({
  name: 'readiness.attestation.create',
  attributes: { action: 'create' },
  resourceType: catalogEntity,
});

/**
 * To ask for a waiver on a service, and to take one back.
 *
 * @public
 */
export const readinessWaiverRequestPermission = createPermission({
  name: 'readiness.waiver.request',
  attributes: { action: 'create' },
  resourceType: catalogEntity,
});

/**
 * To decide about waivers on a service, and to revoke them.
 *
 * @public
 */
export const readinessWaiverDecidePermission = createPermission({
  name: 'readiness.waiver.decide',
  attributes: { action: 'update' },
  resourceType: catalogEntity,
});

/**
 * To say that a fact about a service is wrong.
 *
 * @public
 */
export const readinessDisputePermission = createPermission({
  name: 'readiness.dispute.create',
  attributes: { action: 'create' },
  resourceType: catalogEntity,
});

/**
 * To answer for a group what it says of itself, although one is no member of it: members may in any case.
 *
 * @public
 */
export const readinessAssessPermission = createPermission({
  name: 'readiness.assessment.create',
  attributes: { action: 'create' },
  resourceType: catalogEntity,
});

/**
 * To push facts about a service, for people. What the token of a pipeline may push stands in the configuration, and
 * a token that is restricted to this permission can do nothing else.
 *
 * @public
 */
export const readinessFactsPushPermission = createPermission({
  name: 'readiness.facts.push',
  attributes: { action: 'create' },
  resourceType: catalogEntity,
});

/**
 * To push deployments, changes and incidents of a service, for people and pipelines. What the token of a pipeline may
 * push stands in the configuration, and a token that is restricted to this permission can do nothing else.
 *
 * @public
 */
export const readinessEventPushPermission = createPermission({
  name: 'readiness.event.push',
  attributes: { action: 'create' },
  resourceType: catalogEntity,
});

/**
 * To search who did what.
 *
 * @public
 */
export const readinessActivityReadPermission = createPermission({
  name: 'readiness.activity.read',
  attributes: { action: 'read' },
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
  readinessAttestPermission,
  readinessWaiverRequestPermission,
  readinessWaiverDecidePermission,
  readinessDisputePermission,
  readinessAssessPermission,
  readinessFactsPushPermission,
  readinessEventPushPermission,
  readinessActivityReadPermission,
  readinessOperationsReadPermission,
];
