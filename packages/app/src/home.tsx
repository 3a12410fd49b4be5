import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { Navigate } from 'react-router-dom';

const home = PageBlueprint.make({
  name: 'home',
  params: {
    path: '/',
    noHeader: true,
    loader: async () => <Navigate to="/readiness" replace />,
  },
});

/** The example portal opens on what it is an example of. */
export const homeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [home],
});
