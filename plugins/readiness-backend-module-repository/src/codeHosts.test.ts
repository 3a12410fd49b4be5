/** That our addresses are what Backstage's readers of each code host understand: real readers, servers of our own. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import {
  createTestCollector,
  serviceAt,
} from './__testUtils__/createTestCollector';
import { tarOf } from './__testUtils__/tarOf';
import { zipOf } from './__testUtils__/zipOf';

const files = {
  CODEOWNERS: '* @acme/payments',
  'services/refunds/README.md': '# Refunds',
  'services/refunds/slo/a.yaml':
    'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { service: refunds, objectives: [{ target: 0.9 }] }\n',
  'services/README.md': '# Services',
};
const sha = '0123456789abcdef0123';
const tar = () => tarOf({ sha, files });

interface CodeHost {
  name: string;
  integration(host: string): Record<string, string>;
  key: string;
  path: string;
  /** By what the path and query of a request begin with. */
  answers: Record<string, () => Buffer | object>;
  /** Calls for a repository that has not changed. */
  calls: number;
}

const hosts: CodeHost[] = [
  {
    name: 'GitLab',
    key: 'gitlab',
    integration: host => ({
      host,
      apiBaseUrl: `http://${host}/api/v4`,
      baseUrl: `http://${host}`,
    }),
    path: 'acme/pay/shop/-/tree/main/services/refunds/',
    answers: {
      '/api/v4/projects/acme%2Fpay%2Fshop/repository/commits?ref_name=main':
        () => [{ id: sha }],
      '/api/v4/projects/acme%2Fpay%2Fshop/repository/archive?sha=main': tar,
      '/api/v4/projects/acme%2Fpay%2Fshop': () => ({ default_branch: 'main' }),
    },
    calls: 2,
  },
  {
    name: 'Bitbucket Server',
    key: 'bitbucketServer',
    integration: host => ({
      host,
      apiBaseUrl: `http://${host}/rest/api/1.0`,
      token: 'secret',
    }),
    path: 'projects/PAY/repos/shop/browse/services/refunds?at=main',
    answers: {
      '/rest/api/1.0/projects/PAY/repos/shop/branches?filterText=main': () => ({
        size: 1,
        values: [{ displayId: 'main', latestCommit: sha }],
      }),
      '/rest/api/1.0/projects/PAY/repos/shop/archive?format=tgz&at=main': tar,
    },
    calls: 1,
  },
  {
    name: 'Azure DevOps',
    key: 'azure',
    integration: host => ({ host }),
    path: 'acme/pay/_git/shop?path=%2Fservices%2Frefunds&version=GBmain',
    answers: {
      '/acme/pay/_apis/git/repositories/shop/commits': () => ({
        value: [{ commitId: sha }],
      }),
      '/acme/pay/_apis/git/repositories/shop/items?recursionLevel=full&download=true':
        () => zipOf(files),
    },
    calls: 1,
  },
  {
    name: 'Gitea',
    key: 'gitea',
    integration: host => ({ host, baseUrl: `http://${host}` }),
    path: 'acme/shop/src/branch/main/services/refunds/',
    answers: {
      '/api/v1/repos/acme/shop/git/commits/main': () => ({ sha }),
      '/api/v1/repos/acme/shop/archive/main.tar.gz': tar,
    },
    calls: 1,
  },
];

describe.each(hosts)('$name', ({ integration, key, path, answers, calls }) => {
  let server: Server;
  let host: string;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const begins = Object.keys(answers).find(
        begin => url === begin || url.startsWith(begin),
      );
      const answer = begins && answers[begins]?.();
      if (!answer) response.writeHead(404).end();
      else if (Buffer.isBuffer(answer)) response.end(answer);
      else {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
      }
    });
    await new Promise<void>(resolve => server.listen(0, resolve));
    host = `localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('is read from the root of the repository, and asked whether it changed', async () => {
    const { collector, clock } = createTestCollector({
      config: { integrations: { [key]: [integration(host)] } },
    });
    const services = [serviceAt('refunds', `http://${host}/${path}`)];
    const first = await testCollector(collector, services);
    expect([...first.failures]).toEqual([]);
    expect(first.facts.get('component:default/refunds')).toMatchObject({
      'repository.hasCodeOwners': true,
      'docs.hasReadme': true,
      'slo.definedCount': 1,
    });
    expect(asked).toHaveLength(calls + 1);

    clock.now += 86_400_000;
    expect(await testCollector(collector, services)).toEqual({
      ...first,
      observedAt: new Map([['component:default/refunds', clock.now]]),
    });
    expect(asked).toHaveLength(calls + 1 + calls);
  });
});
