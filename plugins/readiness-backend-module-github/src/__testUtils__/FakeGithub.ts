import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  buildSchema,
  graphql,
  validateSchema,
  type GraphQLSchema,
} from 'graphql';

/** A connection as https://docs.github.com/graphql/guides/using-pagination-in-the-graphql-api describes them. */
function connection<Node>(
  all: readonly Node[],
  { first, after }: { first: number; after?: string | null },
) {
  const start = after ? Number(after) : 0;
  const end = start + first;
  return {
    nodes: all.slice(start, end),
    pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
  };
}

type Args = {
  first: number;
  after?: string | null;
  filterBy?: { labels?: string[]; since?: string };
  since?: string;
};

/** What a test says of a repository; moments are ISO 8601. */
export interface FakeRepository {
  /** As GitHub writes it; as it was asked for, if absent. */
  name?: string;
  deployments?: object[];
  pullRequests?: Array<{ updatedAt: string }>;
  releases?: object[];
  issues?: Array<{ updatedAt: string; labels: string[] }>;
  commits?: Array<{ committedDate: string }>;
  runs?: Array<{ created_at: string }>;
  /** By run. */
  jobs?: Record<number, object[]>;
}

let schema: GraphQLSchema | undefined;

/** The package exports its file to ES modules only, and tests are none. */
function schemaFile(): string {
  const file = (require.resolve.paths('@octokit/graphql-schema') ?? [])
    .map(path => join(path, '@octokit/graphql-schema/schema.graphql'))
    .find(existsSync);
  if (!file) throw new Error('@octokit/graphql-schema is not installed');
  return file;
}

/** GitHub's own schema, which `@octokit/graphql-schema` follows: a query that does not fit it is an error here too. */
function githubSchema(): GraphQLSchema {
  if (schema) return schema;
  schema = buildSchema(readFileSync(schemaFile(), 'utf8'), {
    assumeValidSDL: true,
  });
  const [mistake] = validateSchema(schema);
  if (mistake) throw mistake;
  const commit = schema.getType('GitObject');
  // The only interface that is resolved here: a branch points at a commit.
  if (commit && 'resolveType' in commit) commit.resolveType = () => 'Commit';
  return schema;
}

/** GraphQL, and the lists of workflow runs and of their jobs of REST, over HTTP. Fails on any other request. */
export class FakeGithub {
  readonly repositories = new Map<string, FakeRepository>();
  /** What was asked, in order: `news octo/a octo/b`, `repository octo/a`, `runs octo/a`, `jobs octo/a 7`. */
  readonly asked: string[] = [];
  /** Requests that this server does not know; a test expects none. */
  readonly unknown: string[] = [];
  token = 'ghp_0123456789abcdef';
  pageSize = 100;
  /** Answers instead, when it returns true. */
  misbehave: (response: ServerResponse, asked: string) => boolean = () => false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(error => {
        this.unknown.push(String(error));
        response.writeHead(500).end();
      });
    });
  }

  static async start(): Promise<FakeGithub> {
    const github = new FakeGithub();
    await new Promise<void>(done =>
      github.#server.listen(0, '127.0.0.1', done),
    );
    return github;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get integration() {
    return {
      host: this.host,
      apiBaseUrl: `http://${this.host}/api/v3`,
      token: 'ghp_0123456789abcdef',
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', `http://${this.host}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const runs = /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/actions\/runs$/.exec(
      url.pathname,
    );
    const jobs =
      /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/actions\/runs\/(\d+)\/jobs$/.exec(
        url.pathname,
      );
    if (request.method === 'POST' && url.pathname === '/api/graphql') {
      await this.#graphql(request, JSON.parse(body), response);
    } else if (request.method === 'GET' && runs?.[1]) {
      this.#runs(request, runs[1], url, response);
    } else if (request.method === 'GET' && jobs?.[1]) {
      this.#jobs(request, jobs[1], Number(jobs[2]), url, response);
    } else {
      throw new Error(`${request.method} ${url.pathname} is not known`);
    }
  }

  /** Says what was asked; whether the request is answered already. */
  #isAnswered(
    request: IncomingMessage,
    response: ServerResponse,
    asked: string,
  ): boolean {
    this.asked.push(asked);
    if (this.misbehave(response, asked)) return true;
    const { authorization = '' } = request.headers;
    if (authorization.replace(/^(token|Bearer) /i, '') === this.token) {
      return false;
    }
    json(response, 401, { message: 'Bad credentials' });
    return true;
  }

  async #graphql(
    request: IncomingMessage,
    { query, variables }: { query: string; variables: Record<string, unknown> },
    response: ServerResponse,
  ) {
    const names = Object.keys(variables)
      .filter(key => /^o\d+$/.test(key))
      .map(key => `${variables[key]}/${variables[key.replace('o', 'n')]}`);
    const asked =
      names.length > 0
        ? `news ${names.join(' ')}`
        : `repository ${variables.owner}/${variables.name}`;
    if (this.#isAnswered(request, response, asked)) return;
    const answer = await graphql({
      schema: githubSchema(),
      source: query,
      variableValues: variables,
      rootValue: {
        repository: ({ owner, name }: { owner: string; name: string }) =>
          this.#repository(`${owner}/${name}`),
      },
    });
    const mistakes = answer.errors?.filter(({ path }) => !path) ?? [];
    this.unknown.push(...mistakes.map(({ message }) => message));
    json(response, 200, {
      data: answer.data,
      // https://docs.github.com/graphql/guides: errors have a type beside what the specification asks for.
      errors: answer.errors?.map(({ message, path }) => ({
        type: /Could not resolve/.test(message) ? 'NOT_FOUND' : undefined,
        message,
        path,
      })),
    });
  }

  #repository(asked: string) {
    const repository = this.repositories.get(asked);
    if (!repository) {
      throw new Error(
        `Could not resolve to a Repository with the name '${asked}'.`,
      );
    }
    const { deployments = [], pullRequests = [], releases = [] } = repository;
    const { issues = [], commits = [], name = asked } = repository;
    const [head] = commits;
    const page = ({ first, after }: Args) => ({
      first: Math.min(first, this.pageSize),
      after,
    });
    return {
      nameWithOwner: name,
      url: `http://${this.host}/${name}`,
      defaultBranchRef: {
        name: 'main',
        target: head && {
          __typename: 'Commit',
          ...head,
          history: (args: Args) =>
            connection(
              commits.filter(
                ({ committedDate }) => committedDate >= (args.since ?? ''),
              ),
              page(args),
            ),
        },
      },
      deployments: (args: Args) => connection(deployments, page(args)),
      pullRequests: (args: Args) =>
        connection(newestFirst(pullRequests), page(args)),
      releases: (args: Args) => connection(releases, page(args)),
      issues: (args: Args) =>
        connection(
          newestFirst(issues)
            .filter(
              ({ labels, updatedAt }) =>
                (args.filterBy?.labels ?? []).every(label =>
                  labels.includes(label),
                ) && updatedAt >= (args.filterBy?.since ?? ''),
            )
            .map(issue => ({
              ...issue,
              labels: { nodes: issue.labels.map(label => ({ name: label })) },
            })),
          page(args),
        ),
    };
  }

  /** https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
  #runs(
    request: IncomingMessage,
    name: string,
    url: URL,
    response: ServerResponse,
  ) {
    if (this.#isAnswered(request, response, `runs ${name}`)) return;
    const query = url.searchParams;
    const created = query.get('created') ?? '';
    if (query.get('status') !== 'completed' || !created.startsWith('>=')) {
      throw new Error(`runs are asked for with ${query}`);
    }
    const all = (this.repositories.get(name)?.runs ?? []).filter(
      ({ created_at }) => created_at >= created.slice(2),
    );
    this.#page('workflow_runs', all, url, response);
  }

  /** https://docs.github.com/rest/actions/workflow-jobs#list-jobs-for-a-workflow-run */
  #jobs(
    request: IncomingMessage,
    name: string,
    run: number,
    url: URL,
    response: ServerResponse,
  ) {
    if (this.#isAnswered(request, response, `jobs ${name} ${run}`)) return;
    if (url.searchParams.get('filter') !== 'latest') {
      throw new Error(`jobs are asked for with ${url.searchParams}`);
    }
    const all = this.repositories.get(name)?.jobs?.[run] ?? [];
    this.#page('jobs', all, url, response);
  }

  #page(
    list: string,
    all: readonly object[],
    url: URL,
    response: ServerResponse,
  ) {
    const at = Number(url.searchParams.get('page') ?? 1);
    const next = new URL(url);
    next.searchParams.set('page', String(at + 1));
    json(
      response,
      200,
      {
        total_count: all.length,
        [list]: all.slice((at - 1) * this.pageSize, at * this.pageSize),
      },
      at * this.pageSize < all.length ? { link: `<${next}>; rel="next"` } : {},
    );
  }
}

const newestFirst = <Node extends { updatedAt: string }>(all: Node[]) =>
  [...all].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));
}

/** A commit that looks like one. */
export const shaOf = (text: string): string =>
  createHash('sha1').update(text).digest('hex');
