import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tarOf } from './tarOf';

interface Repository {
  sha: string;
  files: Record<string, string>;
  links?: Record<string, string>;
}

/** A server that answers what Backstage's reader asks of GitHub: the branch, its commit, the archive. */
export class FakeGitHub {
  readonly repositories = new Map<string, Repository>();
  /** Everything that was asked, in order: `branch a/b`, `commit a/b`, `archive a/b`. */
  readonly asked: string[] = [];
  /** Answers instead, when it returns true. */
  misbehave: (response: ServerResponse, asked: string) => boolean = () => false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(new URL(request.url ?? '', this.url), response).catch(
        error => response.writeHead(500).end(String(error)),
      );
    });
  }

  static async start(): Promise<FakeGitHub> {
    const github = new FakeGitHub();
    await new Promise<void>(resolve => github.#server.listen(0, resolve));
    return github;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  get host(): string {
    return `localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  get config() {
    const integration = { host: this.host, apiBaseUrl: `${this.url}/api` };
    return { integrations: { github: [integration] } };
  }

  reset(): void {
    this.repositories.clear();
    this.asked.length = 0;
    this.misbehave = () => false;
  }

  count(what: 'branch' | 'commit' | 'archive'): number {
    return this.asked.filter(asked => asked.startsWith(what)).length;
  }

  async #answer({ pathname }: URL, response: ServerResponse) {
    const [, name = '', rest = ''] =
      /^\/api\/repos\/([^/]+\/[^/]+)(.*)$/.exec(pathname) ?? [];
    const kind = rest === '' ? 'branch' : rest.split('/')[1] ?? '';
    const asked = `${kind === 'commits' ? 'commit' : kind} ${name}`;
    this.asked.push(asked);
    if (this.misbehave(response, asked)) return;
    const repository = this.repositories.get(name);
    const json = (status: number, body: unknown) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    if (!repository) json(404, { message: 'Not Found' });
    else if (kind === 'branch') json(200, { default_branch: 'main' });
    else if (kind === 'commits') {
      const archive_url = `${this.url}/api/repos/${name}/archive/{archive_format}{/ref}`;
      json(200, { sha: repository.sha, repository: { archive_url } });
    } else {
      response.writeHead(200).end(tarOf(repository));
    }
  }
}
