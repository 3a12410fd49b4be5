import { InputError } from '@backstage/errors';
import {
  ReadinessClient,
  type ReadinessApi,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { BackendOptions } from './backendOptions';
import { retryingFetch } from './retryingFetch';

/** The API, as the caller that the options name. */
export function createClient({ url, token, timeout }: BackendOptions) {
  // Read from a file it ends with a line break. The errors of fetch would repeat what is no header.
  const trimmed = token.trim();
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new InputError(
      'The token has characters that no token has; is it the right one?',
    );
  }
  const client: ReadinessApi = new ReadinessClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `${url}/api/${pluginId}`,
    },
    fetchApi: { fetch: retryingFetch({ timeoutMs: timeout * 1000 }) },
  });
  return { client, request: { token: trimmed } };
}
