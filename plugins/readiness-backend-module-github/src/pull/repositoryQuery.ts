import type { GithubConfig } from '../GithubConfig';
import type { GraphqlRequest } from './newsQuery';

/** What is listed of a repository, each with pages of its own. */
export const connections = [
  'deployments',
  'pullRequests',
  'commits',
  'releases',
  'issues',
] as const;
export type Connection = (typeof connections)[number];

/** Which are listed, by the configuration. */
export function connectionsOf(config: GithubConfig): Connection[] {
  return [
    'deployments',
    config.changes === 'commits' ? 'commits' : 'pullRequests',
    ...(config.releases ? (['releases'] as const) : []),
    ...(config.incidentLabel ? (['issues'] as const) : []),
  ];
}

const fields: Record<Connection, string> = {
  deployments: `
    deployments(first: 50, after: $deploymentsAfter, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id environment latestEnvironment commitOid description createdAt updatedAt
        ref { name prefix }
        statuses(first: 100) { nodes { state createdAt logUrl } }
      }
    }`,
  pullRequests: `
    pullRequests(first: 25, after: $pullRequestsAfter, states: MERGED, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number title body url createdAt mergedAt updatedAt baseRefName
        author { login }
        mergeCommit { oid }
        labels(first: 50) { nodes { name } }
        commits(first: 100) { nodes { commit { oid authoredDate } } }
        reviews(first: 50) { nodes { state submittedAt author { login } } }
      }
    }`,
  commits: `
    history: defaultBranchRef {
      target {
        ... on Commit {
          history(first: 100, after: $commitsAfter, since: $gitSince) {
            pageInfo { hasNextPage endCursor }
            nodes { oid message url committedDate parents { totalCount } }
          }
        }
      }
    }`,
  releases: `
    releases(first: 50, after: $releasesAfter, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { id tagName name url isDraft isPrerelease createdAt publishedAt tagCommit { oid } }
    }`,
  issues: `
    issues(first: 50, after: $issuesAfter, filterBy: { labels: [$label], since: $since }, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number title url createdAt updatedAt closedAt labels(first: 50) { nodes { name } } }
    }`,
};

/**
 * One page of each connection of a repository that has more. At most 1 + 50 + 1 + 25 × 3 + 1 + 1 + 50 connections: two
 * points of GitHub's limit.
 *
 * @param pages - what is asked for, with the cursor after which; none for the first page
 */
export function repositoryQuery(
  name: string,
  pages: ReadonlyMap<Connection, string | undefined>,
  since: number,
  { incidentLabel }: GithubConfig,
): GraphqlRequest {
  const [owner, repository] = name.split('/');
  const declared = ['$owner: String!', '$name: String!'];
  const variables: Record<string, unknown> = { owner, name: repository };
  for (const [connection, after] of pages) {
    declared.push(`$${connection}After: String`);
    variables[`${connection}After`] = after ?? null;
  }
  const moment = new Date(since).toISOString();
  if (pages.has('commits')) {
    declared.push('$gitSince: GitTimestamp!');
    variables.gitSince = moment;
  }
  if (pages.has('issues')) {
    declared.push('$label: String!', '$since: DateTime!');
    Object.assign(variables, { label: incidentLabel, since: moment });
  }
  const query = `
    query (${declared.join(', ')}) {
      repository(owner: $owner, name: $name) {
        nameWithOwner url
        defaultBranchRef { name }
        ${[...pages.keys()].map(connection => fields[connection]).join('')}
      }
    }`;
  return { query, variables };
}
