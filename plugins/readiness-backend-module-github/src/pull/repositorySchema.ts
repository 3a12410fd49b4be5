import { momentSchema } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

/** A connection; GitHub puts null where a node of it cannot be told. */
const connection = <Node extends z.ZodType>(node: Node) =>
  z.object({
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      endCursor: z.string().nullable(),
    }),
    nodes: z
      .array(node.nullable())
      .transform(nodes =>
        nodes.filter((one): one is NonNullable<typeof one> => one !== null),
      ),
  });

const named = z.object({ nodes: z.array(z.object({ name: z.string() })) });
const login = z.object({ login: z.string() }).nullable();

const deployment = z.object({
  id: z.string(),
  environment: z.string().nullable(),
  latestEnvironment: z.string().nullable(),
  commitOid: z.string(),
  description: z.string().nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  ref: z.object({ name: z.string(), prefix: z.string() }).nullable(),
  statuses: z
    .object({
      nodes: z.array(
        z.object({
          state: z.string(),
          createdAt: momentSchema,
          logUrl: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});

const pullRequest = z.object({
  number: z.number().int(),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  createdAt: momentSchema,
  mergedAt: momentSchema.nullable(),
  updatedAt: momentSchema,
  baseRefName: z.string(),
  author: login,
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  labels: named.nullable(),
  commits: z.object({
    nodes: z.array(
      z.object({
        commit: z.object({ oid: z.string(), authoredDate: momentSchema }),
      }),
    ),
  }),
  reviews: z
    .object({
      nodes: z.array(
        z.object({
          state: z.string(),
          submittedAt: momentSchema.nullable(),
          author: login,
        }),
      ),
    })
    .nullable(),
});

const commit = z.object({
  oid: z.string(),
  message: z.string(),
  url: z.string(),
  committedDate: momentSchema,
  parents: z.object({ totalCount: z.number() }),
});

const release = z.object({
  id: z.string(),
  tagName: z.string(),
  name: z.string().nullable(),
  url: z.string(),
  isDraft: z.boolean(),
  isPrerelease: z.boolean(),
  createdAt: momentSchema,
  publishedAt: momentSchema.nullable(),
  tagCommit: z.object({ oid: z.string() }).nullable(),
});

const issue = z.object({
  number: z.number().int(),
  title: z.string(),
  url: z.string(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  closedAt: momentSchema.nullable(),
  labels: named.nullable(),
});

/** The answer to the query of a repository. */
export const repositorySchema = z.object({
  nameWithOwner: z.string(),
  url: z.string(),
  defaultBranchRef: z.object({ name: z.string() }).nullable(),
  deployments: connection(deployment).optional(),
  pullRequests: connection(pullRequest).optional(),
  history: z
    .object({ target: z.object({ history: connection(commit) }) })
    .nullish(),
  releases: connection(release).optional(),
  issues: connection(issue).optional(),
});
export type RepositoryPage = z.output<typeof repositorySchema>;
