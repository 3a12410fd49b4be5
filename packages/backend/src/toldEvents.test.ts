import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices, type TestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ReadinessClient,
  type DeliveryEventView,
} from '@service-readiness/backstage-plugin-readiness-common';
import readinessPlugin from '@service-readiness/backstage-plugin-readiness-backend';
import cdeventsModule from '@service-readiness/backstage-plugin-readiness-backend-module-cdevents';
import devlakeModule from '@service-readiness/backstage-plugin-readiness-backend-module-devlake';
import { startClosingBackend } from './__testUtils__/startClosingBackend';

jest.setTimeout(120_000);

const refunds = 'component:default/refunds';
const at = (hour: number) =>
  `2026-03-02T${String(hour).padStart(2, '0')}:00:00`;
const tokens = {
  reader: 'token-of-reader',
  cdevents: 'token-of-cdevents',
  devlake: 'token-of-devlake',
  ci: 'token-of-ci',
};
type Caller = keyof typeof tokens;

const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', uid: `uid-${name}` },
  spec: { type: 'service', lifecycle: 'production' },
});

/** Tools that tell in their own words, and the command line, against a whole backend. */
describe('events that tools tell', () => {
  let backend: TestBackend;
  let url: string;
  let api: ReadinessClient;

  beforeAll(async () => {
    const everySecond = { frequency: { seconds: 1 }, timeout: { seconds: 30 } };
    backend = await startClosingBackend({
      features: [
        ...[authServiceFactory, httpAuthServiceFactory],
        ...[permissionsServiceFactory, schedulerServiceFactory],
        ...[readinessPlugin, cdeventsModule, devlakeModule],
        catalogServiceMock.factory({
          entities: ['refunds', 'ledger', 'main'].map(component),
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              baseUrl: 'http://localhost',
              auth: {
                externalAccess: Object.entries(tokens).map(([who, token]) => ({
                  type: 'static',
                  options: { token, subject: `external:${who}` },
                  // Whoever tells may do nothing else.
                  accessRestrictions: [
                    who === 'reader'
                      ? { plugin: 'readiness' }
                      : {
                          plugin: 'readiness',
                          permission: 'readiness.event.push',
                        },
                  ],
                })),
              },
            },
            readiness: {
              catalog: { schedule: everySecond },
              delivery: {
                sources: [{ id: 'ci', title: 'CI', subjects: ['external:ci'] }],
                cdevents: { subjects: ['external:cdevents'] },
                devlake: {
                  subjects: ['external:devlake'],
                  connections: { '1': 'component:default/ledger' },
                },
              },
            },
          },
        }),
      ],
    });
    url = `http://localhost:${backend.server.port()}`;
    api = new ReadinessClient({
      discoveryApi: { getBaseUrl: async id => `${url}/api/${id}` },
      fetchApi: { fetch },
    });
    await until(async () => (await api.listServices({}, reader)).total === 3);
  });
  afterAll(() => backend.stop());

  const reader = { token: tokens.reader };

  async function until(isSo: () => Promise<boolean>) {
    while (!(await isSo())) await sleep(100);
  }

  async function post(who: Caller, path: string, body?: object) {
    const { status } = await fetch(`${url}/api/readiness/events/${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${tokens[who]}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    return status;
  }

  /** What is kept about a service, as soon as there is so much of it. */
  async function eventsOf(
    entity: string,
    isSo: (items: DeliveryEventView[]) => boolean,
  ) {
    let items: DeliveryEventView[] = [];
    await until(async () => {
      const query = { entity };
      ({ items } = await api.listDeliveryEvents({ query }, reader));
      return isSo(items);
    });
    return items;
  }

  const cdevent = (
    type: string,
    when: string,
    subject: { id: string; content: object },
  ) => ({
    context: {
      specversion: '0.5.1',
      id: `${type}-${when}`,
      source: '/acme',
      type: `dev.cdevents.${type}.0.3.0`,
      timestamp: `${when}Z`,
    },
    subject,
  });
  const environment = { id: 'production' };

  it('CDEvents: a deployment, and an incident whose end comes first', async () => {
    const incident = { id: 'INC-7', content: { environment } };
    const service = { id: 'refunds' };
    for (const event of [
      cdevent('incident.resolved', at(11), incident),
      cdevent('service.deployed', at(9), {
        id: 'refunds',
        content: { environment, artifactId: 'pkg:oci/refunds@1.4.0' },
      }),
      cdevent('incident.detected', at(10), {
        ...incident,
        content: { environment, service, description: 'Refunds time out' },
      }),
    ]) {
      expect(await post('cdevents', 'cdevents', event)).toBe(202);
    }
    const items = await eventsOf(refunds, list =>
      list.some(({ resolvedAt }) => resolvedAt),
    );
    expect(items).toMatchObject([
      {
        kind: 'incident',
        id: '/acme/INC-7',
        title: 'Refunds time out',
        at: `${at(10)}.000Z`,
        resolvedAt: `${at(11)}.000Z`,
      },
      { kind: 'deployment', version: '1.4.0', production: true },
    ]);
    const { total } = await api.listReceivedEvents({}, reader);
    expect(total).toBe(0);
  });

  it('DevLake: a deployment, and an incident that is closed by its path', async () => {
    const path = 'devlake/connections/1';
    const deployment = {
      id: 'build-77',
      startedDate: `${at(9)}Z`,
      finishedDate: `${at(10)}Z`,
      result: 'FAILURE',
      deploymentCommits: [
        { repoUrl: 'https://git.example/x', commitSha: 'a'.repeat(40) },
      ],
    };
    const issue = {
      issueKey: 'DLK-7',
      title: 'Books are off',
      type: 'INCIDENT',
      status: 'TODO',
      originalStatus: 'TODO',
      createdDate: `${at(11)}Z`,
    };
    expect([
      await post('devlake', `${path}/deployments`, deployment),
      await post('devlake', `${path}/issues`, issue),
      await post('devlake', `${path}/issue/DLK-7/close`),
    ]).toEqual([202, 202, 202]);
    const items = await eventsOf('component:default/ledger', list =>
      list.some(({ resolvedAt }) => resolvedAt),
    );
    expect(items).toMatchObject([
      { kind: 'incident', id: '1/DLK-7', title: 'Books are off' },
      { kind: 'deployment', id: '1/build-77', status: 'failure' },
    ]);
  });

  it('what cannot be read, or is for nobody, is listed with the reason', async () => {
    const deployed = cdevent('service.deployed', at(12), {
      id: 'nowhere',
      content: { environment, artifactId: 'pkg:oci/nowhere@1' },
    });
    await post('cdevents', 'cdevents', { planted: true });
    await post('cdevents', 'cdevents', deployed);
    await post('devlake', 'devlake/connections/1/tickets', {});
    await until(
      async () => (await api.listReceivedEvents({}, reader)).total === 3,
    );
    const { items } = await api.listReceivedEvents({}, reader);
    expect(
      items.map(({ source, reason }) => `${source}: ${reason}`).sort(),
    ).toEqual([
      expect.stringMatching(/^cdevents: context: /),
      expect.stringMatching(/^cdevents: no service is called 'nowhere'/),
      expect.stringMatching(/^devlake: DevLake has no such path/),
    ]);
  });

  it('only those who are named may deliver', async () => {
    expect(await post('devlake', 'cdevents', {})).toBe(403);
    expect(await post('cdevents', 'devlake/1/issues', {})).toBe(403);
    const token = { token: tokens.cdevents };
    await expect(api.listReceivedEvents({}, token)).rejects.toThrow(/403/);
  });

  it('the command line sends the history of a repository, once', async () => {
    const repository = await mkdtemp(join(tmpdir(), 'told-'));
    const git = (...args: string[]) =>
      execFileSync('git', [
        ...['-C', repository, '-c', 'user.name=Robin'],
        ...['-c', 'user.email=robin@example.com', ...args],
      ]);
    git('init', '--quiet');
    for (const version of ['v1.0.0', 'v1.1.0']) {
      git('commit', '--quiet', '--allow-empty', '--message', version);
      git('tag', version);
    }
    const send = () =>
      new Promise<string>((done, fail) => {
        execFile(
          process.execPath,
          [
            resolve(__dirname, '../../readiness-cli/bin/readiness'),
            ...['ingest', 'git', repository, '--source', 'ci'],
            ...['--entity', 'component:default/main'],
          ],
          {
            env: {
              ...process.env,
              NODE_OPTIONS: '',
              READINESS_URL: url,
              READINESS_TOKEN: tokens.ci,
            },
          },
          (error, stdout) => (error ? fail(error) : done(stdout)),
        );
      });
    const told = '0 for no service yet, 0 refused';
    expect(await send()).toBe(
      `ci: 3 accepted, 3 of them new or changed; ${told}\n`,
    );
    expect(await send()).toBe(
      `ci: 3 accepted, 0 of them new or changed; ${told}\n`,
    );
    await rm(repository, { recursive: true });
    const items = await eventsOf(
      'component:default/main',
      list => list.length > 0,
    );
    expect(items.map(({ kind, version }) => [kind, version])).toEqual(
      expect.arrayContaining([
        ['deployment', 'v1.1.0'],
        ['deployment', 'v1.0.0'],
        ['change', undefined],
      ]),
    );
  });
});
