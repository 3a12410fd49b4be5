import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  testCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { Lookup } from '../guardedConnector';
import { linksCollector } from '../linksCollector';
import { readLinksConfig } from '../readLinksConfig';

interface Page {
  status: number | ((request: IncomingMessage, count: number) => number);
  headers?: Record<string, string>;
  /** Never answers. */
  hangs?: boolean;
}

/** Pages of a local server that has many names. */
class Web {
  pages: Record<string, Page> = {};
  asked: IncomingMessage[] = [];
  /** What names resolve to; to the server's machine, if nothing is said. */
  addresses: Record<string, string> = {};
  mostUnderWay = 0;
  port = 0;
  #underWay = 0;
  #server?: Server;

  async start() {
    Object.assign(this, { pages: {}, asked: [], addresses: {} });
    this.#underWay = 0;
    this.mostUnderWay = 0;
    const server = createServer(async (request, response) => {
      this.asked.push(request);
      this.#underWay += 1;
      this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay);
      const path = request.url ?? '';
      const page = this.pages[path] ?? { status: 404 };
      if (page.hangs) return;
      const count = this.asked.filter(({ url }) => url === path).length;
      const status =
        typeof page.status === 'number'
          ? page.status
          : page.status(request, count);
      await new Promise(resolve => setTimeout(resolve, 5));
      this.#underWay -= 1;
      response.writeHead(status, page.headers).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop() {
    this.#server?.closeAllConnections();
    await new Promise(done => this.#server?.close(done));
  }

  readonly lookup: Lookup = (hostname, _, callback) => {
    const address = this.addresses[hostname] ?? '127.0.0.1';
    callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
  };

  at(path: string, host = 'wiki.test'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** The collector, configured as somebody would. */
  collector(config: object = {}, lookup: Lookup = this.lookup): Collector {
    const links = {
      internalHosts: [`wiki.test:${this.port}`, `*.internal.test:${this.port}`],
      timeoutSeconds: 1,
      ...config,
    };
    const root = mockServices.rootConfig({
      data: { readiness: { collectors: { links } } },
    });
    return linksCollector(readLinksConfig(root)!, { lookup });
  }

  /** What a round says of one service: facts, or a failure. */
  async collect(entity: Entity, config?: object, lookup?: Lookup) {
    const { facts, failures } = await testCollector(
      this.collector(config, lookup),
      [entity],
    );
    const ref = stringifyEntityRef(entity);
    return facts.get(ref) ?? failures.get(ref);
  }
}

/** A web of its own for every test. */
export function useWeb(): Web {
  const web = new Web();
  beforeEach(() => web.start());
  afterEach(() => web.stop());
  return web;
}
