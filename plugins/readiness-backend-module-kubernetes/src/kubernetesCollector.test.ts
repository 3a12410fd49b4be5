import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import { collect as collectFrom, collectorFor } from './__testUtils__/collect';
import { deployment, facts, service } from './__testUtils__/examples';
import { FakeCluster, type FakeObject } from './__testUtils__/FakeCluster';

/** More services than are asked for one by one. */
const others = ['a', 'b', 'c', 'd'].map(name => service(name));

describe('kubernetesCollector', () => {
  let eu: FakeCluster;
  let us: FakeCluster;

  beforeEach(async () => {
    eu = await new FakeCluster().start();
    us = await new FakeCluster().start();
    eu.objects['/apis/apps/v1/deployments'] = [deployment('refunds')];
  });

  afterEach(async () => {
    await eu.stop();
    await us.stop();
  });

  const collector = (more: object = {}) =>
    collectorFor({
      clusters: [{ name: 'eu', url: eu.url, token: eu.token }],
      ...more,
    });
  const both = () => ({
    clusters: [
      { name: 'eu', url: eu.url, token: eu.token },
      { name: 'us', url: us.url, token: us.token },
    ],
  });

  const collect = (
    entity: Entity,
    options: { config?: object; among?: Entity[] } = {},
  ) => collectFrom(collector(options.config), entity, options.among);

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
