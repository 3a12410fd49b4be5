import {
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Outlet } from 'react-router-dom';

const catalogPlugin = createPlugin({
  id: 'catalog',
  routes: { entity: entityRouteRef },
});

/** The catalog's page of an entity in the classic system, as far as routes go: tabs are routes within its route. */
export const EntityPage = catalogPlugin.provide(
  createRoutableExtension({
    name: 'EntityPage',
    component: async () => Outlet,
    mountPoint: entityRouteRef,
  }),
);
