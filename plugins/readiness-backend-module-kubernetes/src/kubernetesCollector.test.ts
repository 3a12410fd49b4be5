import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import { kubernetesCollector } from './kubernetesCollector';
import { labelSelector } from './cluster/labelSelector';
import { readKubernetesConfig } from './readKubernetesConfig';

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

interface FakeObject {
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
  };
}

/** Speaks the lists of the Kubernetes API: pages, label selectors, namespaces. */
class FakeCluster {
  readonly asked: IncomingMessage[] = [];
  objects: Record<string, FakeObject[]> = {};
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

const deployment = (name: string, spec: object = {}, namespace = 'shop') => ({
  metadata: {
    name,
    namespace,
    labels: { 'backstage.io/kubernetes-id': name, app: name },
  },
  spec: {
    replicas: 3,
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name, readinessProbe: {}, livenessProbe: {} }] },
    },
    strategy: { type: 'RollingUpdate' },
    ...spec,
  },
});

const facts = (replicas: number, more: object = {}) => ({
  'resilience.replicaCount': replicas,
  'resilience.redundancy': replicas > 1,
  'resilience.livenessProbes': true,
  'resilience.readinessProbes': true,
  'resilience.probes': true,
  'resilience.resourceRequests': false,
  'resilience.resourceLimits': false,
  'resilience.disruptionBudget': false,
  'resilience.autoscaling': false,
  'resilience.rollingUpdates': true,
  ...more,
});

const service = (
  name: string,
  annotations: Record<string, string> = { id: name },
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [
        `backstage.io/kubernetes-${key}`,
        value,
      ]),
    ),
  },
});

describe('kubernetesCollector', () => {
  let eu: FakeCluster;
  let us: FakeCluster;
  /** More services than are asked for one by one. */
  const others = ['a', 'b', 'c', 'd'].map(name => service(name));

  beforeEach(async () => {
    eu = await new FakeCluster().start();
    us = await new FakeCluster().start();
    for (const cluster of [eu, us]) {
      cluster.objects = {
        '/apis/apps/v1/deployments': [],
        '/apis/apps/v1/statefulsets': [],
        '/apis/apps/v1/daemonsets': [],
        '/apis/policy/v1/poddisruptionbudgets': [],
        '/apis/autoscaling/v2/horizontalpodautoscalers': [],
        '/api/v1/limitranges': [],
      };
    }
    eu.objects['/apis/apps/v1/deployments'] = [deployment('refunds')];
  });

  afterEach(async () => {
    await eu.stop();
    await us.stop();
  });

  const collector = (more: object = {}) =>
    kubernetesCollector(
      readKubernetesConfig(
        mockServices.rootConfig({
          data: {
            readiness: {
              collectors: {
                kubernetes: {
                  clusters: [{ name: 'eu', url: eu.url, token: eu.token }],
                  ...more,
                },
              },
            },
          },
        }),
      )!,
    );
  const both = () => ({
    clusters: [
      { name: 'eu', url: eu.url, token: eu.token },
      { name: 'us', url: us.url, token: us.token },
    ],
  });

  const collect = async (
    entity: Entity,
    options: { config?: object; among?: Entity[] } = {},
  ) => {
    const found = await testCollector(collector(options.config), [
      entity,
      ...(options.among ?? []),
    ]);
    const ref = `component:default/${entity.metadata.name}`;
    return found.facts.get(ref) ?? found.failures.get(ref);
  };

  describe.each([
    ['alone', []],
    ['among others', others],
  ])('a service %s', (_, among) => {
    it('has the facts of its workloads', async () => {
      expect(await collect(service('refunds'), { among })).toEqual(facts(3));
    });

    it('has what stands beside them: budgets, autoscalers, defaults', async () => {
      eu.objects['/apis/policy/v1/poddisruptionbudgets'] = [
        {
          metadata: { name: 'any', namespace: 'shop' },
          spec: {
            selector: { matchLabels: { app: 'refunds' } },
            minAvailable: 1,
          },
        } as FakeObject,
      ];
      eu.objects['/apis/autoscaling/v2/horizontalpodautoscalers'] = [
        {
          metadata: { name: 'any', namespace: 'shop' },
          spec: {
            scaleTargetRef: { kind: 'Deployment', name: 'refunds' },
            minReplicas: 2,
            maxReplicas: 9,
          },
        } as FakeObject,
      ];
      eu.objects['/api/v1/limitranges'] = [
        {
          metadata: { name: 'any', namespace: 'shop' },
          spec: {
            limits: [{ type: 'Container', default: { cpu: 1, memory: '1Gi' } }],
          },
        } as FakeObject,
      ];
      expect(await collect(service('refunds'), { among })).toEqual(
        facts(2, {
          'resilience.disruptionBudget': true,
          'resilience.autoscaling': true,
          'resilience.resourceRequests': true,
          'resilience.resourceLimits': true,
        }),
      );
    });

    it('is found by a label selector, and in its namespace only', async () => {
      eu.objects['/apis/apps/v1/deployments'] = [
        deployment('refunds'),
        deployment('refunds', { replicas: 1 }, 'test'),
      ];
      const select = (more: object) =>
        collect(
          service('refunds', { 'label-selector': 'app in (refunds)', ...more }),
          {
            among,
          },
        );
      expect(await select({ namespace: 'shop' })).toEqual(facts(3));
      expect(await select({})).toEqual(facts(1));
      expect(await select({ namespace: 'elsewhere' })).toEqual({});
    });

    it('counts its worst workload in any cluster, or in the one that it names', async () => {
      us.objects['/apis/apps/v1/statefulsets'] = [
        deployment('refunds', { replicas: 1 }),
      ];
      const config = both();
      expect(await collect(service('refunds'), { config, among })).toEqual(
        facts(1),
      );
      const inEu = service('refunds', { id: 'refunds', cluster: 'eu' });
      expect(await collect(inEu, { config, among })).toEqual(facts(3));
    });

    it('fails when a cluster does not answer in which it may be, and only then', async () => {
      us.instead = () => ({ status: 500 });
      const config = both();
      expect(await collect(service('refunds'), { config, among })).toMatch(
        /^Cluster 'us' answered 500 to a list of \w+ of [\w/]+$/,
      );
      const inEu = service('refunds', { id: 'refunds', cluster: 'eu' });
      expect(await collect(inEu, { config, among })).toEqual(facts(3));
    });

    it('has no facts where nothing of it runs', async () => {
      expect(await collect(service('ledger'), { among })).toEqual({});
    });

    it('sees a Rollout, with the template of the Deployment that it took over', async () => {
      const off = deployment('refunds', { replicas: 0 });
      off.metadata.labels = {} as never;
      eu.objects['/apis/apps/v1/deployments'] = [off];
      eu.objects['/apis/argoproj.io/v1alpha1/rollouts'] = [
        deployment('refunds', {
          template: undefined,
          workloadRef: { kind: 'Deployment', name: 'refunds' },
          strategy: { canary: { steps: [] } },
        }),
      ];
      const config = { rollouts: true };
      expect(await collect(service('refunds'), { config, among })).toEqual(
        facts(3, { 'delivery.progressive': true }),
      );
      expect(await collect(service('refunds'), { among })).toEqual({});
    });
  });

  it('needs no Rollouts in a cluster that does not know them', async () => {
    const config = { rollouts: true };
    expect(await collect(service('refunds'), { config })).toEqual(facts(3));
  });

  it('reads a cluster once a round, page by page, however many services there are', async () => {
    const all = Array.from({ length: 450 }, (_, i) => `s${i}`);
    eu.objects['/apis/apps/v1/deployments'] = all.map((name, i) =>
      deployment(name, { replicas: 1 + (i % 3) }),
    );
    const tested = collector();
    const { signal } = new AbortController();
    const entities = all.map(name => service(name));
    const first = await testCollector(tested, entities.slice(0, 250), {
      signal,
    });
    const second = await testCollector(tested, entities.slice(250), { signal });
    expect([...first.failures, ...second.failures]).toEqual([]);
    expect(first.facts.get('component:default/s1')).toEqual(facts(2));
    expect(second.facts.get('component:default/s449')).toEqual(facts(3));
    // Three pages of Deployments, and one of each of the five other kinds.
    expect(eu.asked).toHaveLength(8);
    expect(
      eu.paths().filter(path => path.endsWith('/deployments')),
    ).toHaveLength(3);
  });

  it('asks for one service with its selector, and beside it in its namespace', async () => {
    await collect(service('refunds'));
    const urls = eu.asked
      .map(({ url }) => decodeURIComponent(url ?? ''))
      .sort();
    expect(urls).toEqual([
      '/api/v1/namespaces/shop/limitranges?limit=200',
      '/apis/apps/v1/daemonsets?limit=200&labelSelector=backstage.io/kubernetes-id=refunds',
      '/apis/apps/v1/deployments?limit=200&labelSelector=backstage.io/kubernetes-id=refunds',
      '/apis/apps/v1/statefulsets?limit=200&labelSelector=backstage.io/kubernetes-id=refunds',
      '/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers?limit=200',
      '/apis/policy/v1/namespaces/shop/poddisruptionbudgets?limit=200',
    ]);
  });

  it('looks into the configured namespaces only', async () => {
    const clusters = [
      { name: 'eu', url: eu.url, token: eu.token, namespaces: ['shop'] },
    ];
    const config = { clusters };
    expect(
      await collect(service('refunds'), { config, among: others }),
    ).toEqual(facts(3));
    expect(eu.paths().every(path => path.includes('/namespaces/shop/'))).toBe(
      true,
    );
    expect(
      await collect(service('x', { id: 'x', namespace: 'test' }), { config }),
    ).toBe("Its namespace 'test' is not looked at");
  });

  describe('a cluster that', () => {
    const page = (continued: string) => (path: string, url: URL) =>
      path.endsWith('/deployments') &&
      url.searchParams.get('continue') === continued;

    beforeEach(() => {
      eu.objects['/apis/apps/v1/deployments'] = Array.from(
        { length: 450 },
        (_, i) => deployment(i === 449 ? 'refunds' : `s${i}`),
      );
    });

    it('has forgotten where a list was is asked from the beginning', async () => {
      let expired = 0;
      const second = page('200');
      eu.instead = (path, url) => {
        if (!second(path, url) || expired > 0) return undefined;
        expired += 1;
        return { status: 410, body: '{"kind":"Status","reason":"Expired"}' };
      };
      expect(await collect(service('refunds'), { among: others })).toEqual(
        facts(3),
      );
      expect(
        eu.paths().filter(path => path.endsWith('/deployments')),
      ).toHaveLength(5);
    });

    it('forgets every time is left', async () => {
      const second = page('200');
      eu.instead = (path, url) =>
        second(path, url) ? { status: 410 } : undefined;
      expect(await collect(service('refunds'), { among: others })).toBe(
        "Cluster 'eu' forgets its lists of deployments before they are read",
      );
    });

    it('asks for a pause is given it', async () => {
      eu.instead = (_, __, count) =>
        count === 1
          ? { status: 429, headers: { 'retry-after': '0' } }
          : undefined;
      expect(await collect(service('refunds'), { among: others })).toEqual(
        facts(3),
      );
    });

    it('asks for a long one is left alone', async () => {
      eu.instead = () => ({ status: 429, headers: { 'retry-after': '600' } });
      expect(await collect(service('refunds'), { among: others })).toBe(
        "Cluster 'eu' was left alone for the rest of the round: it asks for fewer requests (429)",
      );
    });

    it.each<[string, Answer, string]>([
      ['forbids', { status: 403 }, 'does not let the account list'],
      [
        'answers a page of a proxy',
        { status: 200, body: '<html>hush-1234567' },
        'answered with something that is no list of',
      ],
      [
        'answers an object',
        { status: 200, body: '{"kind":"Status"}' },
        'answered with something that is no list of',
      ],
      [
        'answers a list of others',
        { status: 200, body: '{"items":[{"a":1}]}' },
        'answered with something that is no list of',
      ],
      ['has no such kind', { status: 404 }, 'answered 404 to a list of'],
      [
        'redirects',
        { status: 302, headers: { location: 'http://elsewhere.test' } },
        'answered 302 to a list of',
      ],
    ])('%s is a failure', async (_, answer, why) => {
      eu.instead = () => answer;
      const failure = await collect(service('refunds'), { among: others });
      expect(failure).toContain(`Cluster 'eu' ${why}`);
      expect(failure).not.toContain('hush');
    });

    it('does not know the token is a failure, which does not tell it', async () => {
      eu.token = 'another';
      const clusters = [{ name: 'eu', url: eu.url, token: 'hush-1234567' }];
      expect(await collect(service('refunds'), { config: { clusters } })).toBe(
        "Cluster 'eu' does not accept the token (401)",
      );
    });

    it('is not there is a failure, which does not tell where', async () => {
      const clusters = [{ name: 'eu', url: 'http://127.0.0.1:1', token: 'x' }];
      expect(await collect(service('refunds'), { config: { clusters } })).toBe(
        "Cluster 'eu' did not answer (ECONNREFUSED)",
      );
    });
  });

  it('reads the file with the token anew in every round', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'readiness-kubernetes-'));
    const tokenFile = join(folder, 'token');
    try {
      const tested = collector({
        clusters: [{ name: 'eu', url: eu.url, tokenFile }],
      });
      for (const token of ['first-1', 'second-2']) {
        await writeFile(tokenFile, `${token}\n`);
        eu.token = token;
        const { failures } = await testCollector(tested, [service('refunds')]);
        expect([...failures]).toEqual([]);
      }
      await rm(tokenFile);
      const { failures } = await testCollector(tested, [service('refunds')]);
      expect([...failures.values()]).toEqual([
        expect.stringContaining("Cluster 'eu'"),
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    [
      { 'label-selector': 'app in refunds' },
      "'app in refunds' is no label selector",
    ],
    [{ id: ' ' }, 'The annotation backstage.io/kubernetes-id is empty'],
    [
      { id: 'refunds', cluster: 'asia' },
      "Its cluster 'asia' is not looked at; there are: eu",
    ],
  ])('fails for a service with %j', async (annotations, why) => {
    expect(
      await collect(service('refunds', annotations as Record<string, string>)),
    ).toBe(why);
    expect(eu.asked).toEqual([]);
  });

  it.each([
    [{ id: 'refunds' }, true],
    [{ 'label-selector': 'app=refunds' }, true],
    [{ namespace: 'shop' }, false],
  ])('applies to a service with %j: %s', (annotations, expected) => {
    const applies = filterPredicateToFilterFunction<Entity>(
      collector().appliesTo,
    );
    expect(
      applies(service('refunds', annotations as Record<string, string>)),
    ).toBe(expected);
  });
});
