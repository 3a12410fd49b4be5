import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { ExampleSignIn } from 'example-sign-in';

const exampleSignInPage = SignInPageBlueprint.make({
  params: { loader: async () => ExampleSignIn },
});

/** Everybody is signed in as the guest of the example company, or as who else they choose. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [exampleSignInPage],
});
