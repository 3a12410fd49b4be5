import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createReadinessApi, readinessApiRef } from './api';
import {
  entityContentRouteRef,
  entityDeliveryRouteRef,
  rootRouteRef,
} from './routes';

/**
 * Service readiness for apps on the classic front-end system.
 *
 * @public
 */
export const readinessPlugin = createPlugin({
  id: 'readiness',
  routes: {
    root: rootRouteRef,
    entityContent: entityContentRouteRef,
    entityDelivery: entityDeliveryRouteRef,
  },
  apis: [
    createApiFactory({
      api: readinessApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createReadinessApi,
    }),
  ],
});

/**
 * All services, scorecards and sources. Mount it at `/readiness`.
 *
 * @public
 */
export const ReadinessPage = readinessPlugin.provide(
  createRoutableExtension({
    name: 'ReadinessPage',
    component: () =>
      import('./page/ReadinessPage').then(({ ReadinessPage: page }) => page),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The card for an entity's overview.
 *
 * @public
 */
export const EntityReadinessCard = readinessPlugin.provide(
  createComponentExtension({
    name: 'EntityReadinessCard',
    component: {
      lazy: () => import('./card/ReadinessCard').then(m => m.ReadinessCard),
    },
  }),
);

/**
 * The tab of an entity, mounted on the entity’s page.
 *
 * @public
 */
export const EntityReadinessContent = readinessPlugin.provide(
  createRoutableExtension({
    name: 'EntityReadinessContent',
    component: () => import('./tab/ServiceTab').then(m => m.ServiceTab),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The tab with the delivery of everything below a group, system or domain, mounted on the entity’s page.
 *
 * @public
 */
export const EntityDeliveryContent = readinessPlugin.provide(
  createRoutableExtension({
    name: 'EntityDeliveryContent',
    component: () =>
      import('./delivery/EntityDelivery').then(m => m.EntityDelivery),
    mountPoint: entityDeliveryRouteRef,
  }),
);

/**
 * The card for a group's overview.
 *
 * @public
 */
export const EntityGroupReadinessCard = readinessPlugin.provide(
  createComponentExtension({
    name: 'EntityGroupReadinessCard',
    component: {
      lazy: () =>
        import('./group/GroupReadinessCard').then(m => m.GroupReadinessCard),
    },
  }),
);
