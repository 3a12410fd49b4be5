import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import { mockServices, type TestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import readinessPlugin from '@service-readiness/backstage-plugin-readiness-backend';
import {
  ReadinessClient,
  type ReadinessApi,
} from '@service-readiness/backstage-plugin-readiness-common';
import { startClosingBackend } from '../../__testUtils__/startClosingBackend';
import { exampleCompanyModule } from '../module';
import { exampleSignInModule } from '../signIn';
import { writeCompany } from '../writeCompany';
import { generateActs } from './generateActs';
import { exampleActsModule } from './module';
import { performActs } from './performActs';
import { actsFile, readActs } from './readActs';
import { tokenSource } from './tokenSource';

jest.setTimeout(180_000);

const everySecond = { frequency: { seconds: 1 }, timeout: { seconds: 30 } };
const kinds = [
  ...['Component', 'API', 'Group', 'User', 'System', 'Domain', 'Resource'],
];
const titles = (items: Array<{ payload: { title: string } }>) =>
  items.map(({ payload }) => payload.title).sort();

/** Backstage's own authentication, permissions and notifications, and people who sign in as they do in the portal. */
describe('what people of the example company do', () => {
  const now = new Date();
  let directory: string;
  let backend: TestBackend;
  let url: string;
  let api: ReadinessApi;
  let tokenOf: (login: string) => Promise<string>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'acts-'));
    await writeCompany(directory, { seed: 1, now });
    backend = await startClosingBackend({
      features: [
        ...[authServiceFactory, httpAuthServiceFactory],
        ...[permissionsServiceFactory, userInfoServiceFactory],
        ...[schedulerServiceFactory, authPlugin, catalogPlugin],
        ...[notificationsPlugin, readinessPlugin],
        ...[exampleCompanyModule, exampleSignInModule, exampleActsModule],
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
            auth: { providers: { example: {} } },
            exampleCompany: { directory, schedule: everySecond },
            readiness: { example: true, catalog: { schedule: everySecond } },
            catalog: {
              processingInterval: { seconds: 2 },
              locations: [
                {
                  type: 'file',
                  target: join(directory, 'catalog/*.yaml'),
                  rules: [{ allow: kinds }],
                },
              ],
            },
          },
        }),
      ],
    });
    url = `http://localhost:${backend.server.port()}/api`;
    const discovery = {
      getBaseUrl: async (id: string) => `${url}/${id}`,
      getExternalBaseUrl: async (id: string) => `${url}/${id}`,
    };
    api = new ReadinessClient({
      discoveryApi: discovery,
      fetchApi: { fetch },
    });
    tokenOf = tokenSource(discovery);
    await until(async () => {
      const { items } = await api.listDisputes({}, await as('kenji.arai'));
      return items.length > 0;
    });
  });
  afterAll(async () => {
    await backend.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const as = async (login: string) => ({ token: await tokenOf(login) });

  /** Asks until it is so, or waiting has become pointless; what fails meanwhile is not there yet. */
  async function until(isSo: () => Promise<boolean>) {
    const deadline = Date.now() + 90_000;
    while (!(await isSo().catch(() => false)) && Date.now() < deadline) {
      await sleep(300);
    }
  }

  const cardOf = async (name: string) => {
    const service = { kind: 'component', namespace: 'default', name };
    return api.getService(service, await as('yuki.tanabe'));
  };

  async function notificationsOf(login: string) {
    const { token } = await as(login);
    const response = await fetch(`${url}/notifications/notifications`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { notifications } = (await response.json()) as {
      notifications: Parameters<typeof titles>[0];
    };
    return titles(notifications);
  }

  async function runTask(id: string) {
    const { token } = await as('yuki.tanabe');
    const tasks = `${url}/readiness/.backstage/scheduler/v1/tasks`;
    const response = await fetch(`${tasks}/${id}/trigger`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(await response.text());
  }

  it('lifts a service by a word that runs out soon', async () => {
    const { scorecards, lapsing } = await cardOf('support-inbox');
    expect(scorecards[0]?.level).toMatchObject({
      ...{ level: 3, earned: 3, waived: 0 },
    });
    expect(lapsing).toMatchObject({ attestations: 1, waivers: 0 });
  });

  it('keeps words that hold for longer', async () => {
    const { items } = await api.listAttestations({}, await as('guest'));
    expect(
      items.map(({ entityRef, by, state }) => [entityRef, by, state]),
    ).toEqual(
      [
        ['support-inbox', 'pavel.horak'],
        ['search', 'maya.castell'],
        ['reservations', 'rosa.delmar'],
        ['event-lake', 'greta.holm'],
      ].map(([service, by]) => [
        `component:default/${service}`,
        `user:default/${by}`,
        'standing',
      ]),
    );
  });

  it('shows a level with a waiver and without', async () => {
    const { scorecards } = await cardOf('loyalty-points');
    expect(scorecards[0]?.level).toMatchObject({
      ...{ level: 3, earned: 2, waived: 1 },
    });
  });

  it('has a request that waits, one that was granted and one that was not', async () => {
    const { items } = await api.listWaivers({}, await as('guest'));
    const states = items.map(({ entityRef, state }) => [entityRef, state]);
    expect(Object.fromEntries(states)).toEqual({
      'component:default/delivery-slots': 'requested',
      'component:default/loyalty-points': 'inForce',
      'component:default/vouchers': 'refused',
    });
  });

  it('has a fact that somebody says is wrong', async () => {
    const { items } = await api.listDisputes({}, await as('guest'));
    expect(items).toEqual([
      expect.objectContaining({
        ...{ by: 'user:default/kenji.arai', state: 'open' },
        ...{ factName: 'slo.definedCount', collectorId: 'example-operations' },
      }),
    ]);
  });

  it('has teams that say how they see themselves, each by a member', async () => {
    const payments = { kind: 'group', namespace: 'default', name: 'payments' };
    const { quickCheck, capabilities, may } = await api.getAssessments(
      payments,
      await as('guest'),
    );
    expect(quickCheck).toMatchObject({
      ...{ by: 'user:default/ines.halloran', byMember: true },
    });
    expect(quickCheck?.answers).toHaveLength(5);
    expect(capabilities?.answers).toHaveLength(12);
    expect(may).toEqual({ assess: true });
  });

  it('tells approvers of requests and requesters of decisions, each once', async () => {
    const asked = [
      'A waiver of Distributed tracing on loyalty-points is asked for',
      'A waiver of Distributed tracing on vouchers is asked for',
      'A waiver of Distributed tracing, Retry logic on delivery-slots is asked for',
      'Somebody says that slo.definedCount of price-list is wrong',
    ];
    const told = async () => ({
      approver: await notificationsOf('marek.novy'),
      decider: await notificationsOf('yuki.tanabe'),
      requester: await notificationsOf('adaeze.bright'),
      refused: await notificationsOf('guest'),
      stranger: await notificationsOf('dario.conti'),
    });
    await until(async () => {
      await runTask('readiness-tell');
      return (await told()).approver.length >= asked.length;
    });
    expect(await told()).toEqual({
      approver: asked,
      decider: asked,
      requester: [
        'Your waiver of Distributed tracing on loyalty-points was approved',
      ],
      refused: ['Your waiver of Distributed tracing on vouchers was refused'],
      stranger: [],
    });
  });

  it('does nothing twice', async () => {
    const acts = (await readActs(directory))!;
    const activity = async () =>
      (await api.listActivity({ query: { limit: 200 } }, await as('guest')))
        .items;
    const before = await activity();
    expect(before.length).toBeGreaterThanOrEqual(10);
    expect(await performActs(acts, { api, tokenOf, now: Date.now })).toBe(0);
    expect(await activity()).toEqual(before);
  });

  it('leaves out what would be over by now', async () => {
    const { attestations, waivers } = generateActs(new Date(0));
    const acts = {
      attestations: attestations.map(act => ({ ...act, by: 'adaeze.bright' })),
      waivers: waivers.map(act => ({ ...act, decision: undefined })),
      ...{ disputes: [], assessments: [] },
    };
    expect(await performActs(acts, { api, tokenOf, now: Date.now })).toBe(0);
  });

  // The last: it spoils the file.
  it('names the mistake in a file', async () => {
    await writeFile(join(directory, actsFile), 'attestations: []\nwaivers: []');
    await expect(readActs(directory)).rejects.toThrow(
      /^people\/acts.yaml: .*→ at disputes/s,
    );
  });
});
