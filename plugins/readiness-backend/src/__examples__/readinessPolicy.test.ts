import { mockCredentials } from '@backstage/backend-test-utils';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  readinessOperationsReadPermission,
  readinessRefreshPermission,
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
  it('leaves to the catalog whether somebody owns the service that is to be refreshed', async () => {
    expect(
      await decide(readinessRefreshPermission, 'group:default/payments'),
    ).toEqual({
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
    ['group:default/platform', 'ALLOW'],
    ['group:default/payments', 'DENY'],
  ])('shows the sources to %s: %s', async (group, result) => {
    expect(await decide(readinessOperationsReadPermission, group)).toEqual({
      result,
    });
  });
});
