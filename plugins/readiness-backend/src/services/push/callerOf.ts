import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActorService } from '../acts/ActorService';
import type { PushCaller } from './mayPush';

/** Whom sources may name as one who pushes: the subject of a token, or a person with their groups. */
export async function callerOf(
  credentials: BackstageCredentials,
  { auth, actors }: { auth: AuthService; actors: ActorService },
): Promise<PushCaller> {
  if (auth.isPrincipal(credentials, 'service')) {
    return { isPerson: false, name: credentials.principal.subject };
  }
  const { userRef, refs } = await actors.of(credentials);
  return { isPerson: true, name: userRef, refs };
}
