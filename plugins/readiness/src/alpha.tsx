/**
 * Service readiness in the Backstage portal, for the new front-end system.
 *
 * @packageDocumentation
 */
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import AssessmentIcon from '@material-ui/icons/Assessment';
import { createReadinessApi, readinessApiRef } from './api';
import {
  entityContentPath,
  entityContentRouteRef,
  entityDeliveryPath,
  entityDeliveryRouteRef,
  rootRouteRef,
} from './routes';

const readinessApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: readinessApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createReadinessApi,
    }),
});

const readinessPage = PageBlueprint.make({
  params: {
    path: '/readiness',
    title: 'Readiness',
    icon: <AssessmentIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./page/ReadinessPageContent').then(m => (
        // The frame of this system has no main landmark; the classic one brings it.
        <main>
          <m.ReadinessPageContent />
        </main>
      )),
  },
});

const entityReadinessCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () => import('./card/ReadinessCard').then(m => <m.ReadinessCard />),
  },
});

const entityGroupReadinessCard = EntityCardBlueprint.make({
  name: 'group',
  params: {
    type: 'content',
    filter: { kind: 'group' },
    loader: () =>
      import('./group/GroupReadinessCard').then(m => <m.GroupReadinessCard />),
  },
});

const entityReadinessContent = EntityContentBlueprint.make({
  params: {
    path: entityContentPath,
    title: 'Readiness',
    filter: { kind: 'component' },
    routeRef: entityContentRouteRef,
    loader: () => import('./tab/ServiceTab').then(m => <m.ServiceTab />),
  },
});

const entityDeliveryContent = EntityContentBlueprint.make({
  name: 'delivery',
  params: {
    path: entityDeliveryPath,
    title: 'Delivery',
    filter: { kind: { $in: ['group', 'system', 'domain'] } },
    routeRef: entityDeliveryRouteRef,
    loader: () =>
      import('./delivery/EntityDelivery').then(m => <m.EntityDelivery />),
  },
});

/**
 * Service readiness for apps on the new front-end system.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'readiness',
  title: 'Readiness',
  routes: {
    root: rootRouteRef,
    entityContent: entityContentRouteRef,
    entityDelivery: entityDeliveryRouteRef,
  },
  extensions: [
    readinessApi,
    readinessPage,
    entityReadinessCard,
    entityGroupReadinessCard,
    entityReadinessContent,
    entityDeliveryContent,
  ],
});
