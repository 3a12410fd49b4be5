import { mockCredentials } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PushEventsBody } from '@service-readiness/backstage-plugin-readiness-common';
import { testDatabases } from './database/__testUtils__/databases';
import type { ReadinessStore } from './stores/ReadinessStore';
import { component, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const ci = mockCredentials.service('ci');
const refunds = 'component:default/refunds';
const ledger = 'component:default/ledger';
const finishedAt = '2026-03-01T10:00:00Z';
const config = {
  delivery: {
    sources: [
      { id: 'ci', title: 'CI', subjects: ['ci', 'user:default/guest'] },
      {
        id: 'narrow',
        title: 'Narrow',
        subjects: ['narrow'],
        entities: { 'metadata.name': 'refunds' },
      },
    ],
    mapping: [{ service: 'monolith', entityRef: [refunds, ledger] }],
  },
};

const from = (slug: string, name: string) =>
  component(name, {
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      annotations: { 'github.com/project-slug': slug },
    },
  });

async function create(store: ReadinessStore): Promise<TestHarness> {
  const harness = await TestHarness.create(store, { config });
  harness.setCatalog([from('acme/refunds', 'refunds'), component('ledger')]);
  await harness.round();
  return harness;
}

const push = (
  harness: TestHarness,
  body: PushEventsBody,
  credentials: BackstageCredentials = ci,
) => harness.handlers.pushEvents({ body }, credentials);

async function kept(harness: TestHarness, ref: string) {
  const { deployments, incidents } = await harness.store.delivery.of([ref], {
    from: 0,
    to: Date.parse('2027-01-01T00:00:00Z'),
  });
  return [...deployments, ...incidents].map(({ id }) => id).sort();
}

describe.each(databases.ids)('Events that are pushed, on %s', id => {
  it('go to services by reference, rule, repository and name; the rest waits', async () => {
    const { store } = await databases.create(id);
    const harness = await create(store);
    const told: Array<readonly string[]> = [];
    harness.parts.delivery.changes.onChanged(async refs => {
      told.push(refs);
    });
    const answer = await push(harness, {
      deployments: [
        { id: '1', entityRef: refunds, finishedAt },
        { id: '2', service: 'monolith', finishedAt },
        { id: '3', repository: 'git@github.com:Acme/Refunds.git', finishedAt },
        { id: '4', service: 'Ledger', finishedAt },
        { id: '5', service: 'nobody', finishedAt },
        { id: '6', staus: 'success' },
      ],
      incidents: [
        { id: 'i', entityRefs: [refunds, ledger], startedAt: finishedAt },
      ],
    });
    expect(answer).toEqual({
      source: 'ci',
      accepted: 5,
      changed: 5,
      unmapped: [
        {
          kind: 'deployment',
          index: 4,
          id: '5',
          reason:
            "no service is called 'nobody', and no rule of readiness.delivery.mapping matches",
        },
      ],
      refused: [
        {
          kind: 'deployment',
          index: 5,
          id: '6',
          error: {
            name: 'InputError',
            message: "there is no 'staus' here; did you mean 'status'?",
          },
        },
      ],
    });
    expect(await kept(harness, refunds)).toEqual(['1', '2', '3', 'i']);
    expect(await kept(harness, ledger)).toEqual(['2', '4', 'i']);
    expect(told).toEqual([[ledger, refunds]]);
    expect(harness.audited).toContainEqual(
      expect.objectContaining({
        eventId: 'events-push',
        meta: expect.objectContaining({ accepted: 5, refused: 1 }),
      }),
    );
  });

  it('wait for a service until the catalog has it', async () => {
    const { store } = await databases.create(id);
    const harness = await create(store);
    await push(harness, {
      deployments: [
        { id: '1', service: 'cart' },
        { id: '2', service: 'other' },
      ],
    });
    const list = () =>
      harness.handlers.listReceivedEvents(
        { query: {} },
        TestHarness.credentials,
      );
    expect((await list()).items.map(item => item.id)).toEqual(['2', '1']);
    const { waiting } = harness.parts.delivery;
    await waiting.run();
    expect((await list()).total).toBe(2);
    const pushedAt = harness.now;
    harness.advance({ hours: 5 });
    harness.setCatalog([component('cart'), component('ledger')]);
    await harness.round();
    await waiting.run();
    expect((await list()).items).toEqual([
      expect.objectContaining({ id: '2', state: 'unmapped', service: 'other' }),
    ]);
    const { deployments } = await store.delivery.of(
      ['component:default/cart'],
      { from: 0, to: harness.now },
    );
    expect(deployments).toMatchObject([{ id: '1', finishedAt: pushedAt }]);
  });

  it('is for what its source may speak about, and nothing else', async () => {
    const { store } = await databases.create(id);
    const harness = await create(store);
    const answer = await push(
      harness,
      {
        deployments: [
          { id: '1', entityRef: refunds },
          { id: '2', entityRef: ledger },
          { id: '3', service: 'monolith' },
        ],
      },
      mockCredentials.service('narrow'),
    );
    expect(answer).toMatchObject({
      accepted: 2,
      refused: [],
      unmapped: [
        {
          id: '2',
          reason: `it names ${ledger}, which is no service of the catalog`,
        },
      ],
    });
    expect(await kept(harness, ledger)).toEqual([]);
    await expect(
      push(harness, {}, mockCredentials.service('stranger')),
    ).rejects.toThrow(
      "'stranger' may push no events; readiness.delivery.sources says in 'subjects' who may",
    );
  });

  it('is refused of people who may not, or do not see the service', async () => {
    const { store } = await databases.create(id);
    const harness = await create(store);
    harness.visibleUids = new Set(['uid-refunds']);
    harness.permissions.authorizeConditional.mockImplementation(async all =>
      all.map(() => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {} as never,
      })),
    );
    const body = {
      deployments: [
        { id: '1', entityRef: refunds },
        { id: '2', entityRef: ledger },
      ],
    };
    expect(await push(harness, body, TestHarness.credentials)).toMatchObject({
      accepted: 1,
      unmapped: [],
      refused: [
        {
          index: 1,
          error: {
            message: `it names ${ledger}, which is no service of the catalog`,
          },
        },
      ],
    });
    harness.permissions.authorize.mockImplementation(async all =>
      all.map(() => ({ result: AuthorizeResult.DENY })),
    );
    expect(await push(harness, body, TestHarness.credentials)).toMatchObject({
      accepted: 0,
      refused: [
        { index: 0, error: { name: 'NotAllowedError' } },
        { index: 1, error: { name: 'InputError' } },
      ],
    });
  });

  it('says of one event what is wrong with it', async () => {
    const { store } = await databases.create(id);
    const harness = await create(store);
    const { pushDeployment, pushIncident } = harness.handlers;
    const answer = await pushDeployment(
      {
        body: {
          id: '1',
          entityRef: refunds,
          environment: 'production',
          status: 'success',
        },
      },
      ci,
    );
    expect(answer).toMatchObject({ accepted: 1, changed: 1 });
    await expect(
      pushIncident({ body: { id: 'i', startedAt: finishedAt } }, ci),
    ).rejects.toThrow('it does not say for which service it is');
  });

  it('finds out for whom an event would be, and stores nothing', async () => {
    const { store } = await databases.create(id);
    const harness = await create(store);
    const test = (query: Record<string, string>) =>
      harness.handlers.testMapping({ query }, TestHarness.credentials);
    expect(
      await test({ repository: 'https://github.com/acme/refunds' }),
    ).toMatchObject({
      entityRefs: [refunds],
      because: `This event goes to ${refunds} because it is of the repository github.com/acme/refunds, which is that of ${refunds}`,
    });
    expect(
      await test({ service: 'ledger', environment: 'Production' }),
    ).toMatchObject({ entityRefs: [ledger], production: true });
    expect(
      await test({ service: 'ledger', environment: 'github-pages' }),
    ).toMatchObject({ production: false });
    expect(await test({ source: 'narrow', service: 'ledger' })).toMatchObject({
      entityRefs: [],
      because:
        "This event goes to no service: no service is called 'ledger', and no rule of readiness.delivery.mapping matches",
    });
    harness.visibleUids = new Set(['uid-ledger']);
    harness.permissions.authorizeConditional.mockImplementation(async all =>
      all.map(() => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {} as never,
      })),
    );
    expect(await test({ service: 'monolith' })).toMatchObject({
      because: `This event goes to ${ledger} because readiness.delivery.mapping[0] (service 'monolith') names ${ledger}`,
    });
    expect(await test({ service: 'refunds' })).toMatchObject({
      because: expect.stringContaining("no service is called 'refunds'"),
    });
    harness.permissions.authorizeConditional.mockImplementation(async all =>
      all.map(() => ({ result: AuthorizeResult.ALLOW })),
    );
    const { items, mapping } = await harness.handlers.listEventSources(
      {},
      TestHarness.credentials,
    );
    expect(items).toEqual([
      expect.objectContaining({ id: 'ci', type: 'push', unmapped: 0 }),
      expect.objectContaining({ id: 'narrow' }),
    ]);
    expect(mapping[1]).toEqual({
      rule: "service 'monolith'",
      entities: `${refunds}, ${ledger}`,
    });
  });

  it('puts together what comes in parts, in any order', async () => {
    const { store } = await databases.create(id);
    const harness = await create(store);
    const { intake } = harness.parts.delivery;
    const receivedAt = harness.now;
    const source = { id: 'ci' };
    const over = await intake.keep(
      source,
      { additions: { incidents: [{ id: 'i', resolvedAt: 200 }] } },
      { receivedAt },
    );
    expect(over.unmapped).toMatchObject([{ kind: 'incident', id: 'i' }]);
    const named = await intake.keep(
      source,
      {
        additions: {
          incidents: [{ id: 'i', addressee: { entityRefs: [refunds] } }],
        },
      },
      { receivedAt },
    );
    expect(named.unmapped).toEqual([
      {
        kind: 'incident',
        id: 'i',
        reason: 'it was added to, and when it began is not known yet',
      },
    ]);
    const begun = await intake.keep(
      source,
      { additions: { incidents: [{ id: 'i', startedAt: 100 }] } },
      { receivedAt },
    );
    expect(begun).toMatchObject({ unmapped: [], entityRefs: [refunds] });
    const { incidents } = await store.delivery.of([refunds], {
      from: 0,
      to: 1000,
    });
    expect(incidents).toMatchObject([{ startedAt: 100, resolvedAt: 200 }]);
    expect(await store.receivedEvents.addressees()).toEqual([]);
  });
});
