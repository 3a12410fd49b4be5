import { InputError } from '@backstage/errors';
import type { BackendOptions } from './backendOptions';

/**
 * The options of the backend, for a command that does not always need them.
 *
 * @throws InputError when one is missing
 */
export function neededBackend({
  url,
  token,
  timeout,
}: Partial<BackendOptions>): BackendOptions {
  if (url === undefined || token === undefined || timeout === undefined) {
    throw new InputError(
      'To send, it needs --url and --token, or READINESS_URL and READINESS_TOKEN; to look first, use --print',
    );
  }
  return { url, token, timeout };
}
