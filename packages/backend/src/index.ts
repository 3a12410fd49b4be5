import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
// Shows a notification to whoever it is for without a reload.
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@service-readiness/backstage-plugin-readiness-backend'));
backend.add(
  import(
    '@service-readiness/backstage-plugin-readiness-backend-module-kubernetes'
  ),
);
backend.add(
  import('@service-readiness/backstage-plugin-readiness-backend-module-links'),
);
backend.add(
  import(
    '@service-readiness/backstage-plugin-readiness-backend-module-repository'
  ),
);
backend.add(
  import(
    '@service-readiness/backstage-plugin-readiness-backend-module-security'
  ),
);

// The example company stays out of a portal that shows a catalog of yours.
backend.add(
  createBackendFeatureLoader({
    deps: { config: coreServices.rootConfig },
    *loader({ config }) {
      if (config.getOptionalBoolean('readiness.example')) {
        yield import('./exampleCompany/module');
        yield import('./exampleCompany/signIn');
        yield import('./exampleCompany/acts/module');
        yield import('./exampleCompany/delivery/module');
      }
    },
  }),
);

// A backend that is up in part looks like one that runs: end instead, and let whatever started it know.
backend.start().catch((error: unknown) => {
  // A module that cannot be imported is told nowhere else.
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
