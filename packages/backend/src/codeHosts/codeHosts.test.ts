import { createHmac } from 'node:crypto';
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
import githubModule from '@service-readiness/backstage-plugin-readiness-backend-module-github';
import gitlabModule from '@service-readiness/backstage-plugin-readiness-backend-module-gitlab';
import { startClosingBackend } from '../__testUtils__/startClosingBackend';
import { githubAnswers } from './__testUtils__/githubAnswers';
import { gitlabAnswers } from './__testUtils__/gitlabAnswers';
import { JsonServer } from './__testUtils__/JsonServer';

jest.setTimeout(120_000);

const readerToken = 'token-of-reader';
const githubToken = 'ghp_0123456789abcdef';
const gitlabToken = 'glpat-0123456789abcdef';
const githubSecret = 'secret of the webhooks of GitHub';
const gitlabSecret = 'secret of the webhooks of GitLab';
const refunds = 'component:default/refunds';
const ledger = 'component:default/ledger';
const startedAt = Date.now();
const ago = (hours: number) =>
  new Date(startedAt - hours * 3_600_000).toISOString();

type Headers = Record<string, string>;

const component = (name: string, annotations: Headers) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', uid: `uid-${name}`, annotations },
  spec: { type: 'service', lifecycle: 'production' },
});

/** GitHub and GitLab, asked and listened to by a whole backend. */
describe('what hosts of code tell', () => {
  let github: JsonServer;
  let gitlab: JsonServer;
  let backend: TestBackend;
  let url: string;
  let api: ReadinessClient;
  const reader = { token: readerToken };

  beforeAll(async () => {
    [github, gitlab] = await Promise.all([
      JsonServer.start(githubToken, asked => githubAnswers(asked, ago)),
      JsonServer.start(gitlabToken, asked => gitlabAnswers(asked, ago)),
    ]);
    backend = await startClosingBackend({
      features: [
        ...[authServiceFactory, httpAuthServiceFactory],
        ...[permissionsServiceFactory, schedulerServiceFactory],
        ...[readinessPlugin, githubModule, gitlabModule],
        catalogServiceMock.factory({
          entities: [
            component('refunds', {
              'backstage.io/source-location': `url:${github.url}/acme/refunds/tree/main/`,
            }),
            component('ledger', {
              'gitlab.com/project-slug': 'acme/ledger',
              'gitlab.com/instance': gitlab.host,
            }),
          ],
        }),
        mockServices.rootConfig.factory({ data: configuration() }),
      ],
    });
    url = `http://localhost:${backend.server.port()}/api`;
    api = new ReadinessClient({
      discoveryApi: { getBaseUrl: async id => `${url}/${id}` },
      fetchApi: { fetch },
    });
  });
  afterAll(async () => {
    await backend?.stop();
    await Promise.all([github?.stop(), gitlab?.stop()]);
  });

  function configuration() {
    const schedule = {
      frequency: { seconds: 1 },
      timeout: { seconds: 30 },
    };
    return {
      backend: {
        baseUrl: 'http://localhost',
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: readerToken, subject: 'external:reader' },
              accessRestrictions: [{ plugin: 'readiness' }],
            },
          ],
        },
      },
      integrations: {
        github: [
          {
            host: github.host,
            apiBaseUrl: `${github.url}/api/v3`,
            token: githubToken,
          },
        ],
        gitlab: [
          {
            host: gitlab.host,
            baseUrl: gitlab.url,
            apiBaseUrl: `${gitlab.url}/api/v4`,
            token: gitlabToken,
          },
        ],
      },
      readiness: {
        catalog: { schedule },
        delivery: {
          github: [
            {
              host: github.host,
              webhookSecrets: [githubSecret],
              pull: { schedule },
            },
          ],
          gitlab: [
            {
              host: gitlab.host,
              webhookTokens: [gitlabSecret],
              pull: { schedule },
            },
          ],
        },
      },
    };
  }

  /** What is kept about a service, as soon as there is so much of it: newest first. */
  async function eventsOf(entity: string, count: number) {
    let items: DeliveryEventView[] = [];
    while (items.length < count) {
      await sleep(100);
      ({ items } = await api
        .listDeliveryEvents({ query: { entity } }, reader)
        // Until the catalog was read there is no such service.
        .catch(() => ({ items: [] })));
    }
    return items;
  }

  async function figuresOf(entity: string) {
    const { figures } = await api.getDelivery({ query: { entity } }, reader);
    return Object.fromEntries(
      figures.map(({ id, value, sampleSize }) => [id, { value, sampleSize }]),
    );
  }

  async function deliver(path: string, body: string, headers: Headers) {
    const response = await fetch(`${url}/readiness/events/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const { state } = await response.json();
    return [response.status, state];
  }

  it('is asked for, and is for the services whose repositories it is about', async () => {
    expect(await eventsOf(refunds, 2)).toMatchObject([
      { kind: 'change', source: 'github', title: 'Refund in instalments' },
      {
        kind: 'deployment',
        id: 'DE_1',
        status: 'success',
        production: true,
        entityRefs: [refunds],
      },
    ]);
    expect(await eventsOf(ledger, 2)).toMatchObject([
      { kind: 'deployment', source: 'gitlab', status: 'failure' },
      { kind: 'change', title: 'Close the books faster', entityRefs: [ledger] },
    ]);
    const { items } = await api.listEventSources({}, reader);
    expect(items.map(({ id, error }) => [id, error])).toEqual([
      ['github', undefined],
      ['gitlab', undefined],
    ]);
  });

  const githubBody = (description: string) =>
    JSON.stringify({
      repository: {
        full_name: 'acme/refunds',
        html_url: `${github.url}/acme/refunds`,
        default_branch: 'main',
      },
      deployment: {
        node_id: 'DE_2',
        sha: 'b'.repeat(40),
        ref: 'main',
        environment: 'production',
        description,
        created_at: ago(25),
        updated_at: ago(24),
      },
      deployment_status: { state: 'success', created_at: ago(24) },
    });
  const signed = (body: string, secret = githubSecret) => ({
    'x-github-event': 'deployment_status',
    'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret)
      .update(body)
      .digest('hex')}`,
  });

  it('GitHub: takes a webhook that it signed, once, and none that is forged or changed', async () => {
    const body = githubBody('Second');
    const changed = githubBody('Third');
    for (const headers of [
      signed(body, gitlabSecret),
      signed(changed),
      { ...signed(body), 'x-hub-signature-256': '' },
    ]) {
      expect(await deliver('github', body, headers)).toEqual([401, undefined]);
    }
    expect(await deliver('github', body, signed(body))).toEqual([
      202,
      'stored',
    ]);
    expect(await deliver('github', body, signed(body))).toEqual([202, 'known']);
    // Rightly signed, under the name of the one that came before.
    expect(await deliver('github', changed, signed(changed))).toEqual([
      409,
      undefined,
    ]);
    const [newest, ...others] = await eventsOf(refunds, 3);
    expect(newest).toMatchObject({ id: 'DE_2', title: 'Second' });
    expect(others).toHaveLength(2);
  });

  const gitlabBody = (title: string, more: object = {}) =>
    JSON.stringify({
      status: 'success',
      status_changed_at: ago(24),
      deployment_id: 42,
      environment: 'production',
      commit_url: `${gitlab.url}/acme/ledger/-/commit/${'f'.repeat(40)}`,
      commit_title: title,
      project: {
        path_with_namespace: 'acme/ledger',
        web_url: `${gitlab.url}/acme/ledger`,
        default_branch: 'main',
      },
      ...more,
    });

  const steps = {
    'delivery.pipelineMinutes': 60,
    'delivery.slowestStep': 'test',
    'delivery.slowestStepShare': 0.75,
  };
  async function stepFactsOf(name: string) {
    const { items } = await api.listFacts(
      { kind: 'component', namespace: 'default', name },
      reader,
    );
    return Object.fromEntries(
      items
        .filter(fact => fact.name in steps && fact.value !== undefined)
        .map(fact => [fact.name, fact.value]),
    );
  }

  it('GitLab: tells the steps of its pipelines, and then by webhook what it told before', async () => {
    let facts = {};
    while (Object.keys(facts).length === 0) {
      await sleep(100);
      facts = await stepFactsOf('ledger');
    }
    expect(facts).toEqual(steps);
    const late = gitlabBody('Late', {
      deployment_id: 41,
      status: 'failed',
      // A moment after the deployment was written.
      status_changed_at: ago(48 - 0.5 / 3600),
    });
    const headers = {
      'x-gitlab-token': gitlabSecret,
      'x-gitlab-event': 'Deployment Hook',
      'idempotency-key': 'late',
    };
    expect(await deliver('gitlab', late, headers)).toEqual([202, 'stored']);
  });

  it('GitLab: takes a webhook with its token, once, and none with another or changed', async () => {
    const body = gitlabBody('Second');
    const withToken = (token: string) => ({
      'x-gitlab-token': token,
      'x-gitlab-event': 'Deployment Hook',
      'idempotency-key': '7b1f2c',
    });
    const right = withToken(gitlabSecret);
    for (const token of [githubSecret, gitlabToken, '']) {
      expect(await deliver('gitlab', body, withToken(token))).toEqual([
        401,
        undefined,
      ]);
    }
    expect(await deliver('gitlab', body, right)).toEqual([202, 'stored']);
    expect(await deliver('gitlab', body, right)).toEqual([202, 'known']);
    expect(await deliver('gitlab', gitlabBody('Third'), right)).toEqual([
      409,
      undefined,
    ]);
    const [newest, ...others] = await eventsOf(ledger, 3);
    expect(newest).toMatchObject({ id: 'deployment/42', title: 'Second' });
    expect(others).toHaveLength(2);
  });

  it('answers how the services deliver', async () => {
    // Two deployments in 30 days. The commit of 30 hours ago was deployed 24 hours ago.
    expect(await figuresOf(refunds)).toMatchObject({
      deploymentFrequency: { sampleSize: 2 },
      leadTime: { value: 6, sampleSize: 1 },
      changeFailure: { sampleSize: 2 },
    });
    expect(await figuresOf(ledger)).toMatchObject({
      changeFailure: { value: 0.5, sampleSize: 2 },
    });
    const { total } = await api.listReceivedEvents({}, reader);
    expect(total).toBe(0);
    // What the webhook said of the first deployment of the ledger was known, with its steps.
    const titles = (await eventsOf(ledger, 3)).map(({ title }) => title);
    expect(titles).not.toContain('Late');
    expect(await stepFactsOf('ledger')).toEqual(steps);
  });
});
