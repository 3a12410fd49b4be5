import { createBackendModule } from '@backstage/backend-plugin-api';
// eslint-disable-next-line @backstage/no-undeclared-imports -- a host's own dependency
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  readinessActivityReadPermission,
  readinessAttestPermission,
  readinessOperationsReadPermission,
  readinessRefreshPermission,
  readinessWaiverDecidePermission,
  readinessWaiverRequestPermission,
} from '@service-readiness/backstage-plugin-readiness-common';

/** Decide about waivers, see the sources and who did what. */
const operators = 'group:default/platform';
/** Attest beside the owners, where a check names them. */
const reviewers = 'group:default/security';

/** Owners do this with their own services. */
const ofOwners = [
  readinessRefreshPermission,
  readinessAttestPermission,
  readinessWaiverRequestPermission,
];
const ofOperators = [
  readinessWaiverDecidePermission,
  readinessOperationsReadPermission,
  readinessActivityReadPermission,
];

export class Policy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    const allowed = (group: string): PolicyDecision => ({
      result: claims.includes(group)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    });
    if (ofOperators.some(({ name }) => name === permission.name)) {
      return allowed(operators);
    }
    if (
      isPermission(permission, readinessAttestPermission) &&
      claims.includes(reviewers)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    for (const ofOwner of ofOwners) {
      if (!isPermission(permission, ofOwner)) continue;
      // The catalog decides who owns what.
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      );
    }
    return { result: AuthorizeResult.ALLOW };
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'policy',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new Policy());
      },
    });
  },
});
