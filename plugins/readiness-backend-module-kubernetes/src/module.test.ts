import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  readinessCollectorsExtensionPoint,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { parse } from 'yaml';
import kubernetesModule from '.';

async function start(
  kubernetes?: object,
  more: object = {},
): Promise<Collector[]> {
  const added: Collector[] = [];
  const readiness = createBackendPlugin({
    pluginId: 'readiness',
    register(reg) {
      reg.registerExtensionPoint(readinessCollectorsExtensionPoint, {
        addCollector: collector => added.push(collector),
      });
      reg.registerInit({ deps: {}, async init() {} });
    },
  });
  const readinessConfig = { collectors: kubernetes ? { kubernetes } : {} };
  const data = { ...more, readiness: readinessConfig };
  await startTestBackend({
    features: [
      readiness,
      kubernetesModule,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return added;
}

const backstage = (...clusters: object[]) => ({
  kubernetes: {
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [{ type: 'catalog' }, { type: 'config', clusters }],
  },
});
const eu = {
  name: 'eu',
  url: 'https://eu.example.com',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'hush',
};
const us = { name: 'us', url: 'https://us.example.com', authProvider: 'aws' };

describe('the module', () => {
  it('adds the collector of Kubernetes where it is configured', async () => {
    expect(await start({}, backstage(eu))).toEqual([
      expect.objectContaining({ id: 'kubernetes' }),
    ]);
    expect(await start(undefined, backstage(eu))).toEqual([]);
  });

  it.each(['../README.md', '../../../docs/collectors.md'])(
    'starts as %s has it',
    async page => {
      const text = readFileSync(join(__dirname, page), 'utf8');
      const [, example = ''] =
        /```yaml\n(readiness:\n {2}collectors:\n {4}kubernetes:[\s\S]*?)```/.exec(
          text,
        ) ?? [];
      const { collectors } = parse(example).readiness;
      expect(
        await start(
          collectors.kubernetes,
          backstage({ ...eu, name: 'production-eu' }),
        ),
      ).toHaveLength(1);
    },
  );

  it.each<[string, object, object, string]>([
    [
      'no cluster at all',
      {},
      {},
      'readiness.collectors.kubernetes.clusters: names no cluster, nor does kubernetes.clusterLocatorMethods; add one, with its name, url and token',
    ],
    [
      'a cluster of Backstage with another sign-in',
      {},
      backstage(eu, us),
      "readiness.collectors.kubernetes.clusters: is missing, and 'us' of kubernetes.clusterLocatorMethods signs in with authProvider 'aws', which this collector cannot; list the clusters to look at",
    ],
    [
      'several mistakes',
      {
        clusters: [
          { name: 'ue' },
          { name: 'us' },
          { name: 'eu', token: 'x' },
          { name: 'a', url: 'a.example.com' },
          {
            name: 'b',
            url: 'https://b.example.com',
            token: 'x',
            tokenFile: 'y',
          },
          { name: 'c', url: 'https://c.example.com', namespaces: [] },
        ],
        rollout: true,
      },
      backstage(eu, us),
      [
        "readiness.collectors.kubernetes.clusters[0].url: is missing, and kubernetes.clusterLocatorMethods has no cluster 'ue'; did you mean 'eu'?",
        "  readiness.collectors.kubernetes.clusters[1].url: signs in with authProvider 'aws', which this collector cannot; give it a url and a token here",
        '  readiness.collectors.kubernetes.clusters[2].url: is missing beside token; add it, or leave all to kubernetes.clusterLocatorMethods',
        '  readiness.collectors.kubernetes.clusters[3].url: must be an address, such as https://10.0.0.1:6443',
        '  readiness.collectors.kubernetes.clusters[4]: has a token and a tokenFile; leave one out',
        '  readiness.collectors.kubernetes.clusters[5].namespaces: is empty; leave it out to look at all',
        "  readiness.collectors.kubernetes.rollout: there is no such key; did you mean 'rollouts'?",
      ].join('\n'),
    ],
    [
      'credentials in an address',
      {
        clusters: [
          { name: 'a', url: 'https://bot:hush@a.example.com', token: 'x' },
        ],
      },
      {},
      'readiness.collectors.kubernetes.clusters[0].url: carries a user or a password; leave them out, and give a token beside it',
    ],
    [
      'a token for an address that is not encrypted',
      {
        clusters: [
          { name: 'a', url: 'http://10.0.0.1:6443', token: 'x' },
          { name: 'b', url: 'http://b.example.com', tokenFile: 'y' },
        ],
      },
      {},
      [
        'readiness.collectors.kubernetes.clusters[0].url: is http, over which everybody on the way reads the token; write https',
        '  readiness.collectors.kubernetes.clusters[1].url: is http, over which everybody on the way reads the token; write https',
      ].join('\n'),
    ],
    [
      'a cluster of Backstage that is asked over http',
      {},
      backstage({ ...eu, url: 'http://eu.example.com' }),
      "readiness.collectors.kubernetes.clusters: is missing, and 'eu' of kubernetes.clusterLocatorMethods is asked over http, which shows the token to the network; list the clusters to look at",
    ],
    [
      'a cluster twice',
      { clusters: [{ name: 'eu' }, { name: 'eu' }] },
      backstage(eu),
      "readiness.collectors.kubernetes.clusters: names 'eu' twice; leave one out",
    ],
  ])('refuses %s at the start', async (_, kubernetes, more, mistake) => {
    await expect(start(kubernetes, more)).rejects.toThrow(mistake);
  });
});
