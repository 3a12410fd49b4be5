import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test says of a project, in the words of GitLab's API; moments are ISO 8601. */
export interface FakeProject {
  defaultBranch?: string;
  deployments?: Array<{ updated_at: string }>;
  /** By pipeline. */
  jobs?: Record<number, object[]>;
  mergeRequests?: Array<{ iid: number; updated_at: string }>;
  /** By merge request. */
  commits?: Record<number, object[]>;
  notes?: Record<number, object[]>;
  issues?: Array<{ updated_at: string; issue_type: string; labels: string[] }>;
  releases?: object[];
}

/** Parameters that a list is to be asked with, as https://docs.gitlab.com/api/rest/ documents each. */
const expected: Record<string, (query: URLSearchParams) => boolean> = {
  deployments: query =>
    query.get('order_by') === 'updated_at' && query.has('updated_after'),
  jobs: query => [...query.keys()].every(key => /^(per_)?page$/.test(key)),
  merge_requests: query =>
    query.get('state') === 'merged' &&
    query.get('scope') === 'all' &&
    query.has('updated_after'),
  issues: query => query.get('scope') === 'all' && query.has('updated_after'),
  releases: query =>
    query.get('order_by') === 'released_at' && query.get('sort') === 'desc',
  commits: () => true,
  notes: query => query.get('sort') === 'asc',
};

/** Projects, and the lists of them, over HTTP, with pages that are linked. Fails on any other request. */
export class FakeGitlab {
  readonly projects = new Map<string, FakeProject>();
  /** What was asked, in order: `acme/shop deployments`, and `acme/shop` for the project itself. */
  readonly asked: string[] = [];
  /** Requests that this server does not know; a test expects none. */
  readonly unknown: string[] = [];
  token = 'glpat-0123456789abcdef';
  pageSize = 100;
  /** Answers instead, when it returns true. */
  misbehave: (response: ServerResponse, asked: string) => boolean = () => false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      try {
        this.#answer(request, response);
      } catch (error) {
        this.unknown.push(String(error));
        response.writeHead(500).end();
      }
    });
  }

  static async start(): Promise<FakeGitlab> {
    const gitlab = new FakeGitlab();
    await new Promise<void>(done =>
      gitlab.#server.listen(0, '127.0.0.1', done),
    );
    return gitlab;
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
      apiBaseUrl: `http://${this.host}/git/api/v4`,
      baseUrl: `http://${this.host}/git`,
      token: 'glpat-0123456789abcdef',
    };
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', `http://${this.host}`);
    const [, path, what = ''] =
      /^\/git\/api\/v4\/projects\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
    const asked = `${decodeURIComponent(path ?? '')} ${what}`.trim();
    if (request.method !== 'GET' || !path) {
      throw new Error(`${request.method} ${url.pathname} is not known`);
    }
    this.asked.push(asked);
    if (this.misbehave(response, asked)) return;
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      json(response, 401, { message: '401 Unauthorized' });
      return;
    }
    const project = this.projects.get(decodeURIComponent(path));
    if (!project) json(response, 404, { message: '404 Project Not Found' });
    else if (what === '') {
      json(response, 200, {
        id: 1,
        default_branch: project.defaultBranch ?? 'main',
      });
    } else this.#list(project, what, url, response);
  }

  #list(
    project: FakeProject,
    what: string,
    url: URL,
    response: ServerResponse,
  ) {
    const query = url.searchParams;
    const kind = what.split('/').at(-1) ?? '';
    if (!expected[kind]?.(query) || query.get('per_page') !== '100') {
      throw new Error(`${what} are asked for with ${query}`);
    }
    const iid = Number(/^merge_requests\/(\d+)\//.exec(what)?.[1]);
    const pipeline = Number(/^pipelines\/(\d+)\/jobs$/.exec(what)?.[1]);
    const since = query.get('updated_after') ?? '';
    const newer = <One extends { updated_at: string }>(all: One[] = []) =>
      all.filter(({ updated_at: at }) => at >= since);
    const lists: Record<string, () => object[]> = {
      deployments: () => newer(project.deployments),
      jobs: () => project.jobs?.[pipeline] ?? [],
      merge_requests: () => newer(project.mergeRequests),
      issues: () =>
        newer(project.issues).filter(
          issue =>
            (query.get('issue_type') ?? issue.issue_type) ===
              issue.issue_type &&
            (query.get('labels')?.split(',') ?? []).every(label =>
              issue.labels.includes(label),
            ),
        ),
      releases: () => project.releases ?? [],
      commits: () => project.commits?.[iid] ?? [],
      notes: () => project.notes?.[iid] ?? [],
    };
    const all = lists[kind]?.() ?? [];
    const at = Number(query.get('page') ?? 1);
    const next = new URL(url);
    next.searchParams.set('page', String(at + 1));
    const hasNext = at * this.pageSize < all.length;
    json(
      response,
      200,
      all.slice((at - 1) * this.pageSize, at * this.pageSize),
      // https://docs.gitlab.com/api/rest/#pagination-link-header
      hasNext
        ? { link: `<${url}>; rel="first", <${next}>; rel="next"` }
        : { link: `<${url}>; rel="first"` },
    );
  }
}

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
