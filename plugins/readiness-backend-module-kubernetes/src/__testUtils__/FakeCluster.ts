import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { labelSelector } from '../cluster/labelSelector';

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface FakeObject {
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
  };
}

/** Speaks the lists of the Kubernetes API: pages, label selectors, namespaces. */
export class FakeCluster {
  readonly asked: IncomingMessage[] = [];
  /** By the path of their lists. A list that is not here is not known. */
  objects: Record<string, FakeObject[]> = {
    '/apis/apps/v1/deployments': [],
    '/apis/apps/v1/statefulsets': [],
    '/apis/apps/v1/daemonsets': [],
    '/apis/policy/v1/poddisruptionbudgets': [],
    '/apis/autoscaling/v2/horizontalpodautoscalers': [],
    '/api/v1/limitranges': [],
  };
  token = 'hush-1234567';
  /** Answers instead of the cluster; undefined leaves it to the cluster. */
  instead: (path: string, url: URL, count: number) => Answer | undefined = () =>
    undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.asked.push(request);
      const url = new URL(request.url ?? '', 'http://cluster');
      const { status, headers, body } =
        this.instead(url.pathname, url, this.asked.length) ??
        this.#answer(request, url);
      response.writeHead(status, headers).end(body);
    });
  }

  async start() {
    await new Promise<void>(done => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  get url() {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  paths() {
    return this.asked.map(({ url }) => new URL(url ?? '', 'http://c').pathname);
  }

  #answer(request: IncomingMessage, url: URL): Answer {
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      return { status: 401, body: '{"kind":"Status"}' };
    }
    const [, base, namespace, plural = ''] =
      /^(\/apis?\/.+?)(?:\/namespaces\/([^/]+))?\/(\w+)$/.exec(url.pathname) ??
      [];
    const known = this.objects[`${base}/${plural}`];
    if (!known) return { status: 404, body: '{"kind":"Status"}' };
    const selector = url.searchParams.get('labelSelector');
    const all = known.filter(
      ({ metadata }) =>
        (!namespace || metadata.namespace === namespace) &&
        (!selector || labelSelector(selector)?.matches(metadata.labels ?? {})),
    );
    const from = Number(url.searchParams.get('continue') ?? 0);
    const to = from + Number(url.searchParams.get('limit'));
    const body = {
      kind: 'List',
      metadata: { continue: to < all.length ? String(to) : '' },
      items: all.slice(from, to),
    };
    return { status: 200, body: JSON.stringify(body) };
  }
}
