import { mockCredentials } from '@backstage/backend-test-utils';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  readinessActivityReadPermission,
  readinessAttestPermission,
  readinessDisputePermission,
  readinessOperationsReadPermission,
  readinessRefreshPermission,
  readinessWaiverDecidePermission,
  readinessWaiverRequestPermission,
} from '@service-readiness/backstage-plugin-readiness-common';
import { Policy } from './readinessPolicy';

const decide = (permission: Permission, ...groups: string[]) => {
  const userEntityRef = 'user:default/kim';
  const ownershipEntityRefs = [userEntityRef, ...groups];
  return new Policy().handle(
    { permission },
    {
      credentials: mockCredentials.user(userEntityRef),
      info: { userEntityRef, ownershipEntityRefs },
    },
  );
};

describe('the example of a policy', () => {
  it.each([
    readinessRefreshPermission,
    readinessAttestPermission,
    readinessWaiverRequestPermission,
  ])('leaves to the catalog who owns the service: $name', async permission => {
    expect(await decide(permission, 'group:default/payments')).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: ['user:default/kim', 'group:default/payments'] },
      },
    });
  });

  it.each([
    [readinessOperationsReadPermission, 'group:default/platform', 'ALLOW'],
    [readinessOperationsReadPermission, 'group:default/payments', 'DENY'],
    [readinessWaiverDecidePermission, 'group:default/platform', 'ALLOW'],
    [readinessWaiverDecidePermission, 'group:default/payments', 'DENY'],
    [readinessActivityReadPermission, 'group:default/payments', 'DENY'],
    [readinessAttestPermission, 'group:default/security', 'ALLOW'],
    [readinessDisputePermission, 'group:default/payments', 'ALLOW'],
  ])(
    'answers %j for a member of %s with %s',
    async (permission, group, result) => {
      expect(await decide(permission, group)).toEqual({ result });
    },
  );
});
