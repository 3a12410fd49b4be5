import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { teams } from './blueprint/organisation';

/** Names the person as whom somebody wants to look around. */
export const personHeader = 'x-example-person';

const logins = teams.flatMap(({ people }) => people.map(([login]) => login));

const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: () => undefined,
  async authenticate({ req }) {
    const login = req.header(personHeader);
    if (!login || !logins.includes(login)) {
      const known = logins.join(', ');
      const message = `${personHeader} names nobody of the example company; there are: ${known}`;
      // By this name Backstage answers with 400.
      throw Object.assign(new Error(message), { name: 'InputError' });
    }
    return { result: { login } };
  },
});

/**
 * Signs anybody in as anybody of the example company, without a password, so that one can ask for something as one
 * person and decide about it as another. Like the guest, it is for the example alone: the people are made up, and a
 * portal with a catalog of yours does not load it.
 */
export const exampleSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'example-people',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'example',
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: async ({ result: { login } }, context) =>
              context.signInWithCatalogUser({
                entityRef: `user:default/${login}`,
              }),
          }),
        });
      },
    });
  },
});

export default exampleSignInModule;
