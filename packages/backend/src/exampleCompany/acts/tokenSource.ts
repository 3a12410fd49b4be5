import type { DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { personHeader } from '../signIn';

/** Signs people of the example company in as the portal does, each once. */
export function tokenSource(
  discovery: DiscoveryService,
): (login: string) => Promise<string> {
  const known = new Map<string, string>();
  return async login => {
    const token = known.get(login) ?? (await signIn(discovery, login));
    known.set(login, token);
    return token;
  };
}

async function signIn(
  discovery: DiscoveryService,
  login: string,
): Promise<string> {
  const url = `${await discovery.getBaseUrl('auth')}/example/refresh`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { [personHeader]: login },
  });
  if (!response.ok) throw await ResponseError.fromResponse(response);
  const { backstageIdentity } = (await response.json()) as {
    backstageIdentity: { token: string };
  };
  return backstageIdentity.token;
}
