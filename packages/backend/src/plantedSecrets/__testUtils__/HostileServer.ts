import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inAddress } from './secrets';

/** In how many ways a source fails. Each is asked for by a segment of the path. */
export const failings = [
  'unauthorised',
  'broken',
  'gone',
  'redirected',
  'garbled',
  'silent',
] as const;

type Failing = (typeof failings)[number];

/** A source that fails, and repeats all that it was sent while it does. */
export class HostileServer {
  /** What came with every request: its credentials, and its path. */
  readonly sent: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const said = `${request.headers.authorization ?? ''} ${request.url}`;
      this.sent.push(said);
      text(request).then(
        body => answer(request, body, response, said),
        error => response.destroy(error),
      );
    });
  }

  static async start(): Promise<HostileServer> {
    const server = new HostileServer();
    await new Promise<void>(done => server.#server.listen(0, done));
    return server;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  get host(): string {
    return `localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }
}

function answer(
  { url = '' }: IncomingMessage,
  body: string,
  response: ServerResponse,
  said: string,
) {
  const json = { 'content-type': 'application/json', 'x-said': said };
  const fail = (status: number) =>
    response
      .writeHead(status, `No ${said}`, json)
      .end(JSON.stringify({ message: said, error: { message: said } }));
  // GitLab has the path of a project as one segment, GraphQL the name of a repository in its body.
  const words = `${url}/${body}`.split(/[/?"]|%2F/);
  const failing = failings.find(name => words.includes(name));
  const ways: Record<Failing, () => unknown> = {
    unauthorised: () => fail(401),
    broken: () => fail(500),
    gone: () => fail(404),
    redirected: () =>
      response
        .writeHead(302, {
          location: `/elsewhere/broken?token=${inAddress('redirectQuery')}`,
        })
        .end(),
    garbled: () =>
      response.writeHead(200, json).end(
        JSON.stringify({
          [said]: said,
          version: said,
          runs: said,
          items: [{ [said]: 1 }],
          score: said,
          checks: [said],
          date: said,
          default_branch: said,
          data: { repository: null },
          errors: [{ type: said, message: said, path: ['repository'] }],
        }),
      ),
    // What says nothing would keep the others of its round waiting.
    silent: () =>
      /^\/cluster|\/graphql$|^\/api\/v4\//.test(url) && response.destroy(),
  };
  if (failing) ways[failing]();
  else fail(404);
}
