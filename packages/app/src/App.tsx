import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home';
import { navModule } from './nav';
import { signInModule } from './signIn';

/** Plugins are found among the dependencies of this package: `app.packages: all` in app-config.yaml. */
export const app = createApp({
  features: [signInModule, homeModule, navModule],
});
