import {
  firstMistake,
  type DueRepository,
  type IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GithubConfig } from '../GithubConfig';
import { eventsOfPage } from './eventsOfPage';
import type { GithubApi } from './GithubApi';
import {
  connectionsOf,
  repositoryQuery,
  type Connection,
} from './repositoryQuery';
import { repositorySchema, type RepositoryPage } from './repositorySchema';

/** 10,000 pull requests: more is a list that does not end. */
const mostPages = 400;

/**
 * The events of a repository since a moment, page by page: one request for a page of everything.
 *
 * @throws Error in words when it cannot be read to the end. What was given before counts.
 */
export async function* readRepository(
  api: GithubApi,
  { url, name, since }: DueRepository,
  config: GithubConfig,
): AsyncGenerator<IncomingEvents> {
  let pages = new Map<Connection, string | undefined>(
    connectionsOf(config).map(connection => [connection, undefined]),
  );
  for (let asked = 0; pages.size > 0; asked += 1) {
    if (asked >= mostPages) throw new Error('has a list that does not end');
    const request = repositoryQuery(name, pages, since, config);
    const answers = await api.graphql(url, request, ['repository']);
    const answer = answers.get('repository');
    if (!answer || answer instanceof Error) throw answer;
    const parsed = repositorySchema.safeParse(answer.value);
    if (!parsed.success) {
      throw new Error(`cannot be understood: ${firstMistake(parsed.error)}`);
    }
    yield eventsOfPage(parsed.data, url, config.releases);
    pages = nextPages(parsed.data, since);
  }
}

/** What goes on: what has another page, which does not lie wholly before the moment. */
function nextPages(
  page: RepositoryPage,
  since: number,
): Map<Connection, string | undefined> {
  const next = new Map<Connection, string | undefined>();
  const goOn = <Node>(
    connection: Connection,
    part:
      | {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: readonly Node[];
        }
      | undefined,
    momentOf?: (node: Node) => number,
  ) => {
    if (!part?.pageInfo.hasNextPage || !part.pageInfo.endCursor) return;
    const last = part.nodes[part.nodes.length - 1];
    if (momentOf && last !== undefined && momentOf(last) < since) return;
    next.set(connection, part.pageInfo.endCursor);
  };
  goOn('deployments', page.deployments, ({ createdAt }) => createdAt);
  goOn('pullRequests', page.pullRequests, ({ updatedAt }) => updatedAt);
  goOn('releases', page.releases, ({ createdAt }) => createdAt);
  // Asked for from the moment on.
  goOn('commits', page.history?.target.history);
  goOn('issues', page.issues);
  return next;
}
