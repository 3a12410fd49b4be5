import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a server is asked by somebody who has the token. */
export interface JsonRequest {
  /** With its query. */
  url: URL;
  /** Undefined without a body. */
  json: unknown;
}

/** Answers JSON to those who have the token, 401 to others, and 404 where there is no answer. */
export class JsonServer {
  readonly #server: Server;

  private constructor(
    token: string,
    answer: (request: JsonRequest) => object | undefined,
  ) {
    this.#server = createServer(async (request, response) => {
      const body = await text(request);
      const { authorization = '', host } = request.headers;
      const given = authorization.replace(/^(token|Bearer) /i, '');
      const said =
        given === token
          ? answer({
              url: new URL(request.url ?? '', `http://${host}`),
              json: body === '' ? undefined : JSON.parse(body),
            })
          : undefined;
      const refusal = given === token ? 404 : 401;
      response
        .writeHead(said ? 200 : refusal, { 'content-type': 'application/json' })
        .end(JSON.stringify(said ?? { message: `Refused: ${refusal}` }));
    });
  }

  static async start(
    token: string,
    answer: (request: JsonRequest) => object | undefined,
  ): Promise<JsonServer> {
    const server = new JsonServer(token, answer);
    await new Promise<void>(done =>
      server.#server.listen(0, '127.0.0.1', done),
    );
    return server;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }
}
