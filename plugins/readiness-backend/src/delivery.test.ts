import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabases } from './database/__testUtils__/databases';
import { component, group, TestHarness } from './testing/TestHarness';

jest.setTimeout(120_000);

const databases = testDatabases();
const { credentials } = TestHarness;
const hour = 3_600_000;
const ref = (name: string) => `component:default/${name}`;

const library = [
  {
    source: 'shipping.yaml',
    text: `
id: deploys-weekly
title: Deployed every week
owner: group:default/platform
category: Operations
capability: velocity
effort: large
outcome: A finished change is worth something within days.
why: What is released rarely is released in large pieces.
fix: Deploy what is merged.
rule: facts.delivery.deploymentsPerWeek >= 1
examples:
  - { facts: { delivery: { deploymentsPerWeek: 1.4 } }, outcome: pass }
---
id: ladder
title: Ladder
owner: group:default/platform
appliesTo: { kind: Component }
levels:
  - { level: 1, name: Idle }
  - { level: 2, name: Shipping, checks: [deploys-weekly] }
`,
  },
];

const config = {
  delivery: {
    sources: [
      { id: 'ci', title: 'Pipelines', subjects: ['user:default/guest'] },
    ],
  },
};

describe.each(databases.ids)('delivery on %s', id => {
  const start = async () => {
    const { store } = await databases.create(id);
    const harness = await TestHarness.create(store, { library, config });
    harness.setCatalog([
      group('payments'),
      component('refunds'),
      component('ledger'),
      component('idle'),
    ]);
    await harness.round();
    return harness;
  };
  const at = (harness: TestHarness, hoursAgo: number) =>
    new Date(harness.now - hoursAgo * hour).toISOString();

  /** Six deployments of a month, the last of them of two services; each took ten hours from its commit. */
  const deployments = (harness: TestHarness) =>
    [20, 150, 300, 450, 550, 650].map((hoursAgo, i) => ({
      id: `d${i}`,
      ...(i === 0
        ? { entityRefs: [ref('refunds'), ref('ledger')] }
        : { entityRef: ref('refunds') }),
      version: `1.${9 - i}`,
      finishedAt: at(harness, hoursAgo),
      changes: [{ id: `c${i}`, committedAt: at(harness, hoursAgo + 10) }],
    }));
  const push = (harness: TestHarness, body: object) =>
    harness.handlers.pushEvents(
      { body: { source: 'ci', ...body } },
      credentials,
    );
  const delivery = (harness: TestHarness, entity?: string) =>
    harness.handlers.getDelivery({ query: { entity } }, credentials);
  const figure = async (harness: TestHarness, name: string, entity?: string) =>
    (await delivery(harness, entity)).figures.find(f => f.id === name);

  it('goes from events that are pushed to figures, facts and a level', async () => {
    const harness = await start();
    expect(await harness.standing('refunds')).toMatchObject({
      level: 1,
      outcomes: { 'deploys-weekly': 'unknown' },
    });
    const pushed = await push(harness, { deployments: deployments(harness) });
    expect(pushed).toMatchObject({ accepted: 6, changed: 6, refused: [] });
    await harness.parts.deliveryFigures.facts.settle();
    await harness.drain();

    expect(
      await figure(harness, 'deploymentFrequency', ref('refunds')),
    ).toMatchObject({
      value: 1.4,
      band: 'high',
      unit: 'perWeek',
      sampleSize: 6,
    });
    expect(await figure(harness, 'leadTime', ref('refunds'))).toMatchObject({
      value: 10,
      band: 'high',
    });
    expect(await harness.standing('refunds')).toMatchObject({
      level: 2,
      outcomes: { 'deploys-weekly': 'pass' },
    });
    expect((await harness.card('refunds')).delivery).toMatchObject({
      windowDays: 30,
      figures: [
        { id: 'deploymentFrequency', value: 1.4, band: 'high' },
        { id: 'leadTime', value: 10, band: 'high' },
        // Nobody reports incidents yet.
        { id: 'changeFailure', value: undefined, band: undefined },
        { id: 'recovery' },
      ],
    });
    expect((await harness.card('idle')).delivery).toBeUndefined();
    expect(await harness.standing('idle')).toMatchObject({
      outcomes: { 'deploys-weekly': 'unknown' },
    });
  });

  it('counts a deployment of two services once for whatever they are both below', async () => {
    const harness = await start();
    await push(harness, { deployments: deployments(harness) });
    const company = await delivery(harness);
    expect(company.scope).toMatchObject({ services: 3, withEvents: 2 });
    for (const entity of [undefined, 'group:default/payments']) {
      const failures = await figure(harness, 'changeFailure', entity);
      expect(failures).toMatchObject({ part: 0, whole: 6 });
      expect(await figure(harness, 'leadTime', entity)).toMatchObject({
        value: 10,
        sampleSize: 6,
      });
    }
    const frequency = company.distribution?.find(
      ({ id: name }) => name === 'deploymentFrequency',
    );
    expect(frequency).toMatchObject({ noData: 1 });
    expect(frequency?.bands).toEqual([
      { band: 'elite', count: 0 },
      { band: 'high', count: 1 },
      { band: 'medium', count: 1 },
      { band: 'low', count: 0 },
    ]);
  });

  it('says that nothing failed only where incidents would be reported', async () => {
    const harness = await start();
    await push(harness, { deployments: deployments(harness) });
    const shown = async () =>
      Promise.all(
        [undefined, ref('refunds')].map(async entity => {
          const { value, band, noData } =
            (await figure(harness, 'changeFailure', entity)) ?? {};
          return { value, band, isKnown: noData === undefined };
        }),
      );
    const unknown = { value: undefined, band: undefined, isKnown: false };
    expect(await shown()).toEqual([unknown, unknown]);
    const elsewhere = { entityRef: ref('idle'), startedAt: at(harness, 2) };
    await push(harness, { incidents: [{ id: 'i1', ...elsewhere }] });
    const none = { value: 0, band: 'elite', isKnown: true };
    expect(await shown()).toEqual([none, none]);
  });

  it('follows what comes late: an incident makes a deployment of last week a failure everywhere', async () => {
    const harness = await start();
    await push(harness, { deployments: deployments(harness) });
    expect(await figure(harness, 'changeFailure')).toMatchObject({ part: 0 });
    await push(harness, {
      incidents: [
        {
          id: 'i1',
          entityRef: ref('refunds'),
          startedAt: at(harness, 149),
          resolvedAt: at(harness, 147),
        },
      ],
    });
    for (const entity of [undefined, ref('refunds')]) {
      expect(await figure(harness, 'changeFailure', entity)).toMatchObject({
        part: 1,
        whole: 6,
      });
      expect(await figure(harness, 'recovery', entity)).toMatchObject({
        value: 2,
        open: 0,
      });
    }
    const { timeline } = await delivery(harness, ref('refunds'));
    expect(timeline?.deployments).toHaveLength(6);
    expect(timeline?.deployments.filter(d => d.failed)).toEqual([
      expect.objectContaining({ id: 'd1', failed: 'incident i1' }),
    ]);
  });

  it('writes nothing when the same comes again, and no fact in a round in which nothing moved', async () => {
    const harness = await start();
    await push(harness, { deployments: deployments(harness) });
    await harness.parts.deliveryFigures.facts.settle();
    const again = await push(harness, { deployments: deployments(harness) });
    expect(again).toMatchObject({ accepted: 6, changed: 0 });
    await harness.round();
    const [run] = (
      await harness.handlers.listCollectors({}, credentials)
    ).items.flatMap(({ id: name, lastRun }) =>
      name === 'delivery' && lastRun ? [lastRun] : [],
    );
    expect(run).toMatchObject({ covered: 3, changed: 0 });
  });

  it('tells the facts within seconds of an event, with nobody asking', async () => {
    const harness = await start();
    await push(harness, { deployments: deployments(harness) });
    const deadline = Date.now() + 20_000;
    const card = async () => (await harness.card('ledger')).delivery;
    while (!(await card()) && Date.now() < deadline) await sleep(50);
    expect((await card())?.figures[0]).toMatchObject({ value: 0.2 });
    await harness.parts.deliveryFigures.facts.stop();
  });

  it('lists the events of a service page by page, the newest first', async () => {
    const harness = await start();
    await push(harness, { deployments: deployments(harness) });
    const list = (cursor?: string) =>
      harness.handlers.listDeliveryEvents(
        { query: { entity: ref('refunds'), limit: 4, cursor } },
        credentials,
      );
    const first = await list();
    const second = await list(first.nextCursor);
    expect([...first.items, ...second.items].map(event => event.id)).toEqual([
      'd0',
      'd1',
      'd2',
      'd3',
      'd4',
      'd5',
    ]);
    expect(first.items[0]).toMatchObject({
      kind: 'deployment',
      production: true,
      version: '1.9',
      entityRefs: [ref('ledger'), ref('refunds')],
      changeCount: 1,
      changes: [{ id: 'c0', committedAt: at(harness, 30) }],
    });
    expect(second.nextCursor).toBeUndefined();
  });

  it.each([
    [
      'a service that does not exist',
      'component:default/refundz',
      "did you mean 'component:default/refunds'",
    ],
    ['what has no services', 'user:default/guest', 'that you can see'],
    ['no reference', 'refunds', 'is no entity reference'],
  ])('says nothing of %s', async (_, entity, message) => {
    const harness = await start();
    await expect(delivery(harness, entity)).rejects.toThrow(message);
  });

  it('hides what the caller may not see, and counts none of it', async () => {
    const harness = await start();
    await push(harness, { deployments: deployments(harness) });
    harness.permissions.authorizeConditional.mockResolvedValue([
      {
        result: 'CONDITIONAL' as never,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: { rule: 'IS', resourceType: 'catalog-entity', params: {} },
      },
    ]);
    harness.visibleUids.add('uid-ledger');
    const company = await delivery(harness);
    expect(company.scope).toMatchObject({ services: 1, withEvents: 1 });
    expect(company.figures[0]).toMatchObject({ sampleSize: 1 });
    // The event is about both services.
    const { items } = await harness.handlers.listDeliveryEvents(
      { query: { entity: ref('ledger') } },
      credentials,
    );
    expect(items.map(({ entityRefs }) => entityRefs)).toEqual([
      [ref('ledger')],
    ]);
    await expect(delivery(harness, ref('refunds'))).rejects.toThrow(
      `No service, group, system or domain '${ref('refunds')}'`,
    );
  });
});
