import { momentSchema } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import type { GithubConfig } from '../GithubConfig';

/** A query of GraphQL with its variables. */
export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
}

/**
 * When something last happened in each of several repositories, under `r0`, `r1` and so on: four connections each, so
 * that 25 of them are one point of GitHub's limit.
 */
export function newsQuery(
  names: readonly string[],
  config: GithubConfig,
): GraphqlRequest {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const repositories = names.map((name, index) => {
    const [owner, repository] = name.split('/');
    variables[`o${index}`] = owner;
    variables[`n${index}`] = repository;
    declared.push(`$o${index}: String!, $n${index}: String!`);
    return `r${index}: repository(owner: $o${index}, name: $n${index}) { ...news }`;
  });
  if (config.incidentLabel) {
    declared.push('$label: String!');
    variables.label = config.incidentLabel;
  }
  const query = `
    query (${declared.join(', ')}) { ${repositories.join('\n')} }
    fragment news on Repository {
      deployments(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { updatedAt } }
      ${changesNews(config)}
      ${
        config.releases
          ? 'releases(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { updatedAt } }'
          : ''
      }
      ${
        config.incidentLabel
          ? 'issues(first: 1, filterBy: { labels: [$label] }, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { updatedAt } }'
          : ''
      }
    }`;
  return { query, variables };
}

const changesNews = ({ changes }: GithubConfig) =>
  changes === 'pullRequests'
    ? 'pullRequests(first: 1, states: MERGED, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { updatedAt } }'
    : 'defaultBranchRef { target { ... on Commit { committedDate } } }';

const nodes = z
  .object({ nodes: z.array(z.object({ updatedAt: momentSchema })) })
  .optional();

/** When something last happened in a repository; undefined in one without anything. */
export const newsSchema = z
  .object({
    deployments: nodes,
    pullRequests: nodes,
    releases: nodes,
    issues: nodes,
    defaultBranchRef: z
      .object({ target: z.object({ committedDate: momentSchema }) })
      .nullish(),
  })
  .transform(({ defaultBranchRef, ...connections }) => {
    const moments = Object.values(connections).flatMap(
      connection => connection?.nodes.map(({ updatedAt }) => updatedAt) ?? [],
    );
    if (defaultBranchRef) moments.push(defaultBranchRef.target.committedDate);
    return moments.length > 0 ? Math.max(...moments) : undefined;
  });
