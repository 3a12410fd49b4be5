import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who asks, for logs: the reference of a person, or the subject of a service. */
export function principalName({ principal }: BackstageCredentials): string {
  const known = principal as { userEntityRef?: string; subject?: string };
  return known.userEntityRef ?? known.subject ?? 'unknown';
}
