import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import readinessPlugin from '@service-readiness/backstage-plugin-readiness-backend';
import { ReadinessClient } from '@service-readiness/backstage-plugin-readiness-common';
import { startClosingBackend } from './__testUtils__/startClosingBackend';

jest.setTimeout(120_000);

const dayMs = 86_400_000;
const service = { kind: 'component', namespace: 'default', name: 'refunds' };
const entityRef = 'component:default/refunds';

const catalog = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: refunds, title: Refunds }
spec: { type: service, lifecycle: production, owner: payments }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: kim }
spec: { memberOf: [payments] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: sam }
spec: { memberOf: [payments] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: stranger }
spec: { memberOf: [] }
`;

/** With Backstage's own catalog and notifications, over days. */
describe('an attestation that is about to lapse', () => {
  let directory: string;
  let backend: TestBackend;
  let scheduler: SchedulerService | undefined;
  let api: ReadinessClient;
  let url: string;
  let daysLater = 0;

  beforeAll(async () => {
    const realNow = Date.now;
    jest
      .spyOn(Date, 'now')
      .mockImplementation(() => realNow() + daysLater * dayMs);
    directory = await mkdtemp(join(tmpdir(), 'reminder-'));
    await writeFile(join(directory, 'catalog.yaml'), catalog);
    backend = await startClosingBackend({
      features: [
        ...[catalogPlugin, notificationsPlugin, readinessPlugin],
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () =>
            mockServices.userInfo({
              ownershipEntityRefs: [
                'user:default/kim',
                'group:default/payments',
              ],
            }),
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
            catalog: {
              processingInterval: { seconds: 1 },
              locations: [
                {
                  type: 'file',
                  target: join(directory, 'catalog.yaml'),
                  rules: [{ allow: ['Component', 'Group', 'User'] }],
                },
              ],
            },
          },
        }),
        createBackendModule({
          pluginId: 'readiness',
          moduleId: 'scheduler-for-the-test',
          register(reg) {
            reg.registerInit({
              deps: { tasks: coreServices.scheduler },
              async init({ tasks }) {
                scheduler = tasks;
              },
            });
          },
        }),
      ],
    });
    url = `http://localhost:${backend.server.port()}/api`;
    api = new ReadinessClient({
      discoveryApi: { getBaseUrl: async id => `${url}/${id}` },
      fetchApi: { fetch },
    });
    await untilLevelled();
  });
  afterAll(async () => {
    await backend?.stop();
    jest.restoreAllMocks();
    await rm(directory, { recursive: true, force: true });
  });

  const as = (name: string) => ({
    token: mockCredentials.user.token(`user:default/${name}`),
  });
  const run = (task: string) => scheduler?.triggerTask(`readiness-${task}`);

  async function untilLevelled() {
    for (;;) {
      await run('collect-catalog');
      const { items } = await api.listServices({}, as('kim'));
      if (items.some(({ level }) => level)) return;
      await sleep(300);
    }
  }

  /** What reminding and telling have brought to somebody until now. */
  async function arrivedAt(name: string) {
    await run('remind');
    await run('tell');
    const response = await fetch(`${url}/notifications/notifications`, {
      headers: { Authorization: `Bearer ${as(name).token}` },
    });
    const { notifications } = (await response.json()) as {
      notifications: Array<{ payload: { title: string; link: string } }>;
    };
    return notifications.map(({ payload }) => [payload.title, payload.link]);
  }

  it('is told to the owners when its time comes, once, and to nobody else', async () => {
    const expiresAt = new Date(Date.now() + 20 * dayMs).toISOString();
    const { refused } = await api.attest(
      {
        body: {
          items: [{ entityRef, checkId: 'cost-estimated' }],
          comment: 'The bill of October.',
          expiresAt,
          evidence: 'https://wiki.example.com/refunds-costs',
        },
      },
      as('kim'),
    );
    expect(refused).toEqual([]);
    expect(await arrivedAt('kim')).toEqual([]);

    daysLater = 7;
    const reminder = [
      `Attestation of Cost estimated on Refunds runs out on ${expiresAt.slice(
        0,
        10,
      )}`,
      expect.stringMatching(/^\/catalog\/default\/component\/refunds\b/),
    ];
    expect(await arrivedAt('kim')).toEqual([reminder]);
    expect(await arrivedAt('sam')).toEqual([reminder]);
    expect(await arrivedAt('stranger')).toEqual([]);
    const { lapsing } = await api.getService(service, as('kim'));
    expect(lapsing).toMatchObject({ attestations: 1 });

    daysLater = 12;
    expect(await arrivedAt('kim')).toEqual([reminder]);
  });
});
