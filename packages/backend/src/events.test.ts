import { createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices, type TestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import readinessPlugin from '@service-readiness/backstage-plugin-readiness-backend';
import { readinessEventSourcesExtensionPoint } from '@service-readiness/backstage-plugin-readiness-node';
import { startClosingBackend } from './__testUtils__/startClosingBackend';

jest.setTimeout(120_000);

const ciToken = 'planted-secret-of-ci';
const readerToken = 'planted-secret-of-reader';
const hookSecret = 'planted-secret-of-hooks';
const refunds = 'component:default/refunds';
const everySecond = { frequency: { seconds: 1 }, timeout: { seconds: 30 } };

const signatureOf = (body: string | Buffer) =>
  createHmac('sha256', hookSecret).update(body).digest('hex');

/** A source as a module of the company adds one: a webhook that is signed, and an API that is asked. */
const companySource = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'company-events',
  register(env) {
    env.registerInit({
      deps: { sources: readinessEventSourcesExtensionPoint },
      async init({ sources }) {
        sources.addEventSource({
          id: 'company',
          title: 'Company',
          type: 'company',
          deliveries: {
            authorise: {
              by: 'signature',
              verify({ headers, body }) {
                const given = Buffer.from(String(headers['x-signature']));
                const right = Buffer.from(signatureOf(body));
                return (
                  given.length === right.length && timingSafeEqual(given, right)
                );
              },
            },
            deliveryId: ({ headers }) => String(headers['x-delivery']),
            read: ({ body }) => ({
              events: {
                incidents: [
                  {
                    ...JSON.parse(body.toString()),
                    startedAt: 1000,
                    addressee: { service: 'refunds' },
                  },
                ],
              },
            }),
          },
          pull: {
            schedule: everySecond,
            async run({ watermark = '0', keep, repositories }) {
              const round = Number(watermark) + 1;
              if (round > 2) throw new Error('The company is closed');
              await keep({
                deployments: [...repositories.keys()].map(repository => ({
                  id: `pull-${round}`,
                  environment: 'production',
                  status: 'success',
                  finishedAt: round * 1000,
                  addressee: { repository },
                })),
              });
              return String(round);
            },
          },
        });
      },
    });
  },
});

/** Backstage's own authentication and permissions, and sources outside. */
describe('events that come from outside', () => {
  let backend: TestBackend;
  let url: string;
  const logged: string[] = [];

  beforeAll(async () => {
    const log = (...words: unknown[]) => {
      logged.push(
        JSON.stringify(words.map(w => (w instanceof Error ? w.stack : w))),
      );
    };
    const logger: LoggerService = {
      error: log,
      warn: log,
      info: log,
      debug: log,
      child: () => logger,
    };
    const access = (token: string, subject: string, permission?: string) => ({
      type: 'static',
      options: { token, subject },
      accessRestrictions: [{ plugin: 'readiness', permission }],
    });
    backend = await startClosingBackend({
      features: [
        ...[authServiceFactory, httpAuthServiceFactory],
        ...[permissionsServiceFactory, schedulerServiceFactory],
        ...[readinessPlugin, companySource],
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'refunds',
                namespace: 'default',
                uid: 'uid-1',
                annotations: { 'github.com/project-slug': 'acme/refunds' },
              },
              spec: { type: 'service', lifecycle: 'production' },
            },
          ],
        }),
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              baseUrl: 'http://localhost',
              auth: {
                externalAccess: [
                  access(ciToken, 'external:ci', 'readiness.event.push'),
                  access(readerToken, 'external:reader'),
                ],
              },
            },
            readiness: {
              catalog: { schedule: everySecond },
              delivery: {
                sources: [{ id: 'ci', title: 'CI', subjects: ['external:ci'] }],
              },
            },
          },
        }),
      ],
    });
    url = `http://localhost:${backend.server.port()}/api/readiness`;
    await until(async () => {
      const { body } = await get('/services');
      return body.items?.length === 1;
    });
  });
  afterAll(() => backend.stop());

  async function until(isSo: () => Promise<boolean>) {
    while (!(await isSo())) await sleep(200);
  }

  async function answerOf(response: Response) {
    const text = await response.text();
    expect(text).not.toContain('planted-secret');
    return { status: response.status, body: JSON.parse(text) };
  }

  const get = async (path: string, token = readerToken) =>
    answerOf(
      await fetch(`${url}${path}`, {
        headers: { Authorization: `Bearer ${token}` },
      }),
    );

  const post = async (
    path: string,
    body: string,
    headers: Record<string, string> = {},
  ) =>
    answerOf(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      }),
    );

  const sourceOf = async (id: string) => {
    const { body } = await get('/delivery/sources');
    return body.items.find((item: { id: string }) => item.id === id);
  };

  it('takes a deployment from a pipeline that may do nothing else', async () => {
    const as = (token: string) => ({ Authorization: `Bearer ${token}` });
    const deployment = JSON.stringify({ id: '1', entityRef: refunds });
    expect(
      await post('/delivery/deployments', deployment, as(ciToken)),
    ).toMatchObject({ status: 200, body: { accepted: 1, changed: 1 } });
    expect(
      await post('/delivery/deployments', deployment, as(readerToken)),
    ).toMatchObject({ status: 403 });
    expect(await post('/delivery/deployments', deployment)).toMatchObject({
      status: 401,
    });
    expect(await get('/delivery/received', ciToken)).toMatchObject({
      status: 403,
    });
  });

  it('takes a webhook that is signed, without a token, and no other request', async () => {
    const body = JSON.stringify({ id: 'i1' });
    const signed = { 'x-signature': signatureOf(body), 'x-delivery': '1' };
    expect(await post('/events/company', body, signed)).toEqual({
      status: 202,
      body: { state: 'stored' },
    });
    expect(await post('/events/company/more', body, signed)).toMatchObject({
      body: { state: 'known' },
    });
    const forged = { ...signed, 'x-signature': signatureOf('other') };
    for (const [path, headers] of [
      ['/events/company', forged],
      ['/events/company', {}],
      ['/events/companies', signed],
      ['/events', signed],
    ] as const) {
      expect(await post(path, body, headers)).toMatchObject({ status: 401 });
    }
    await until(async () => (await sourceOf('company')).lastReceivedAt);
  });

  it('asks on schedule from where it stood, and says what went wrong', async () => {
    await until(async () => (await sourceOf('company')).error);
    expect(await sourceOf('company')).toMatchObject({
      type: 'company',
      path: '/events/company',
      unmapped: 0,
      unreadable: 0,
      error: 'The company is closed',
    });
    const complaints = logged.filter(line => line.includes('is closed'));
    expect(complaints).toHaveLength(1);
  });

  // The last, after all that was done above.
  it('leaves no secret in the log, debug and all', () => {
    expect(logged.length).toBeGreaterThan(10);
    expect(logged.join('\n')).not.toContain('planted-secret');
  });
});
