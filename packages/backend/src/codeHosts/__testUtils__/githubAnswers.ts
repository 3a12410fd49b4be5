import type { JsonRequest } from './JsonServer';

const page = (...nodes: object[]) => ({
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes,
});

/** What GraphQL of GitHub answers about `acme/refunds`: a deployment, and a pull request that is not deployed yet. */
export function githubAnswers(
  { url, json }: JsonRequest,
  ago: (hours: number) => string,
): object | undefined {
  if (url.pathname !== '/api/graphql') return undefined;
  const { variables } = json as { variables: Record<string, unknown> };
  // Is there anything new? The same that there was.
  if (variables.n0 === 'refunds') return { data: { r0: {} } };
  if (variables.name !== 'refunds') return undefined;
  return {
    data: {
      repository: {
        nameWithOwner: 'acme/refunds',
        url: `${url.origin}/acme/refunds`,
        defaultBranchRef: { name: 'main' },
        deployments: page({
          id: 'DE_1',
          environment: 'production',
          latestEnvironment: 'production',
          commitOid: 'a'.repeat(40),
          description: 'First',
          createdAt: ago(49),
          updatedAt: ago(48),
          ref: { name: 'main', prefix: 'refs/heads/' },
          statuses: {
            nodes: [{ state: 'SUCCESS', createdAt: ago(48), logUrl: null }],
          },
        }),
        pullRequests: page({
          number: 12,
          title: 'Refund in instalments',
          body: '',
          url: `${url.origin}/acme/refunds/pull/12`,
          createdAt: ago(29),
          mergedAt: ago(26),
          updatedAt: ago(26),
          baseRefName: 'main',
          author: { login: 'robin' },
          mergeCommit: { oid: 'b'.repeat(40) },
          labels: page(),
          commits: {
            nodes: [{ commit: { oid: 'c'.repeat(40), authoredDate: ago(30) } }],
          },
          reviews: page(),
        }),
      },
    },
  };
}
