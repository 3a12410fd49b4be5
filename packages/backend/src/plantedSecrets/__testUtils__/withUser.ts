import type { HostileServer } from './HostileServer';
import { inAddress } from './secrets';

/** The address of a server with a user and a password in it. */
export function withUser(
  { host }: Pick<HostileServer, 'host'>,
  secret: Parameters<typeof inAddress>[0],
): string {
  return `http://reader:${inAddress(secret)}@${host}`;
}
