import { InputError } from '@backstage/errors';

/** What DevLake's paths say: what is told, and by which connection or project. */
export interface Endpoint {
  kind: 'deployments' | 'issues' | 'pull_requests' | 'close';
  /** Id or name of the connection, or name of the project. */
  connection: string;
  /** Of the issue that is closed, where the path says it. */
  issueKey?: string;
}

/**
 * Reads a path as DevLake has them, from `/api/rest/plugins/webhook` on or without that. Of two connections with the
 * same id and name nothing is known, nor is it asked: both are words for the mapping.
 *
 * @throws InputError when DevLake takes nothing there
 *
 * @example
 * ```ts
 * endpointOf('connections/1/issue/DLK-7/close') // { kind: 'close', connection: '1', issueKey: 'DLK-7' }
 * ```
 */
export function endpointOf(path: string): Endpoint {
  const below = path.replace(/^(api\/)?(rest\/)?(plugins\/webhook\/)?/, '');
  const [, connection, what] =
    /^(?:connections\/by-name\/|by-name\/|connections\/|projects\/)?([^/]+)\/(.+)$/.exec(
      below,
    ) ?? [];
  if (connection !== undefined && what !== undefined) {
    const [, issueKey] = /^issue\/(.+)\/close$/.exec(what) ?? [];
    const named = decoded(connection);
    if (issueKey !== undefined) {
      return { kind: 'close', connection: named, issueKey: decoded(issueKey) };
    }
    if (what === 'issue/close') return { kind: 'close', connection: named };
    const kinds = ['deployments', 'issues', 'pull_requests'] as const;
    const kind = kinds.find(name => name === what);
    if (kind) return { kind, connection: named };
  }
  throw new InputError(
    'DevLake has no such path; there are connections/1/deployments, /issues, /pull_requests and /issue/KEY/close',
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
