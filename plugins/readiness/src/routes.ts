import { createRouteRef } from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'readiness' });
export const entityContentRouteRef = createRouteRef({
  id: 'readiness:entity-content',
});

/** Where the tab stands below an entity’s page on the new system, unless the app configures another path. */
export const entityContentPath = '/readiness';

export const entityDeliveryRouteRef = createRouteRef({
  id: 'readiness:entity-delivery',
});

/** Where delivery stands below the page of a group, system or domain on the new system, unless the app says another. */
export const entityDeliveryPath = '/delivery';
