import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { testDatabases } from '../../database/__testUtils__/databases';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { component, group, TestHarness } from '../../testing/TestHarness';
import { VisibilityService } from './VisibilityService';

jest.setTimeout(120_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;

/** People attest, ask for a waiver of, and dispute what cannot be seen. */
async function actOn(store: ReadinessStore, entityRef: string, now: number) {
  const by = 'user:default/kim';
  const until = now + 1_000_000;
  const about = { entityRef, checkId: 'answered', comment: 'Seen.' };
  await store.attestations.add([
    {
      ...{ id: randomUUID(), ...about },
      ...{ attestedBy: by, attestedAt: now, expiresAt: until },
    },
  ]);
  await store.waivers.add({
    ...{ id: randomUUID(), entityRef, checkIds: ['answered'] },
    ...{ reason: 'retiring', explanation: 'Soon.' },
    ...{ requestedBy: by, requestedAt: now, until },
  });
  await store.disputes.add({
    ...{ id: randomUUID(), ...about, factName: 'oncall.hasSchedule' },
    ...{ collectorId: 'evidence', raisedBy: by, raisedAt: now },
  });
  await store.audit.append([
    {
      ...{ at: now, by, action: 'attest', entityRef },
      ...{ checkIds: ['answered'], details: { until } },
    },
  ]);
}

/** Everything that a caller can ask about many services and about one, in one text. */
async function everythingSeen(harness: TestHarness): Promise<string> {
  const { handlers } = harness;
  const { credentials } = TestHarness;
  const entity = { kind: 'component', namespace: 'default' };
  const ask = (question: () => Promise<unknown>) =>
    question().catch((error: Error) => `${error.name}: ${error.message}`);
  return JSON.stringify([
    await ask(() =>
      handlers.listServices({ query: { limit: 1 } }, credentials),
    ),
    await ask(() => handlers.listServices({}, credentials)),
    await ask(() =>
      handlers.listServices(
        { query: { search: 'hidden', orderBy: 'level' } },
        credentials,
      ),
    ),
    await ask(() => handlers.listScorecards({}, credentials)),
    await ask(() =>
      handlers.getGroup(
        { ...entity, kind: 'group', name: 'payments' },
        credentials,
      ),
    ),
    await ask(() =>
      handlers.getService({ ...entity, name: 'hidden' }, credentials),
    ),
    await ask(() =>
      handlers.getService({ ...entity, name: 'seen' }, credentials),
    ),
    await ask(() =>
      handlers.listFacts({ ...entity, name: 'hidden' }, credentials),
    ),
    await ask(() =>
      handlers.getHistory({ ...entity, name: 'hidden' }, credentials),
    ),
    await ask(() =>
      handlers.explainScorecard(
        { ...entity, name: 'hidden', scorecardId: 'ladder' },
        credentials,
      ),
    ),
    await ask(() =>
      handlers.refreshService({ ...entity, name: 'hidden' }, credentials),
    ),
    await ask(() => handlers.listAttestations({}, credentials)),
    await ask(() => handlers.listWaivers({ query: { limit: 1 } }, credentials)),
    await ask(() =>
      handlers.listWaivers(
        { query: { group: 'group:default/payments' } },
        credentials,
      ),
    ),
    await ask(() =>
      handlers.listWaivers(
        { query: { entity: 'component:default/hidden' } },
        credentials,
      ),
    ),
    await ask(() => handlers.listDisputes({}, credentials)),
    await ask(() => handlers.listActivity({}, credentials)),
    // How many entities a run covered is for whoever runs the product, by a permission of its own.
    await ask(async () =>
      (
        await handlers.listCollectors({}, credentials)
      ).items.map(({ openDisputes }) => openDisputes),
    ),
    await ask(() =>
      handlers.requestWaiver(
        {
          body: {
            entityRef: 'component:default/hidden',
            checkIds: ['answered'],
            ...{
              reason: 'retiring',
              explanation: 'Soon.',
              until: '2026-04-01',
            },
          },
        },
        credentials,
      ),
    ),
  ]);
}

describe('a caller with a conditional policy', () => {
  it('notices nothing of a hidden service, whatever it is and does', async () => {
    const { store } = await databases.create(anyDatabase);
    const harness = await TestHarness.create(store);
    const catalog = [
      group('payments'),
      component('seen'),
      component('seen-too'),
    ];
    harness.evidence = { seen: { 'oncall.hasSchedule': true } };
    harness.setCatalog(catalog);
    harness.permissions.authorizeConditional.mockResolvedValue([
      {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          resourceType: 'catalog-entity',
          params: {},
        },
      },
    ]);
    harness.visibleUids = new Set(catalog.map(e => e.metadata.uid ?? ''));
    await harness.round();
    const before = await everythingSeen(harness);

    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('group:default/payments', 'group:default/nobody'),
        fc.constantFrom('a', 'service', 'zzz'),
        async (hasSchedule, escalationLevels, owner, title) => {
          harness.evidence.hidden = {
            'oncall.hasSchedule': hasSchedule,
            'oncall.escalationLevels': escalationLevels,
          };
          harness.setCatalog([
            ...catalog,
            component('hidden', {
              metadata: { name: 'hidden', uid: 'uid-hidden', title },
              relations: [{ type: 'ownedBy', targetRef: owner }],
            }),
          ]);
          await harness.round();
          await actOn(store, 'component:default/hidden', harness.now);
          expect(await everythingSeen(harness)).toBe(before);
        },
      ),
      { numRuns: 12 },
    );
    // The service was there all along.
    harness.permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    expect((await harness.card('hidden')).title).toBeDefined();
  });

  it('sees nothing at all when the policy denies', async () => {
    const { store } = await databases.create(anyDatabase);
    const harness = await TestHarness.create(store);
    harness.setCatalog([group('payments'), component('seen')]);
    await harness.round();
    harness.permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.DENY },
    ]);
    const list = await harness.handlers.listServices(
      {},
      TestHarness.credentials,
    );
    expect(list.total).toBe(0);
    await expect(harness.card('seen')).rejects.toThrow(/No service/);
  });

  describe('what may be seen by whom', () => {
    let now: number;
    /** Whose conditions the policy answers with. */
    let user: number;
    let names: string[];
    let asked: number;
    let answer: () => Promise<void>;
    let service: VisibilityService;

    beforeEach(() => {
      now = 1_000;
      user = 0;
      asked = 0;
      names = [];
      answer = async () => {};
      service = new VisibilityService({
        now: () => now,
        permissions: mockServices.permissions.mock({
          authorizeConditional: async (): Promise<PolicyDecision[]> => [
            {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'R',
                resourceType: 'catalog-entity',
                params: { user },
              },
            },
          ],
        }),
        catalog: catalogServiceMock.mock({
          getEntityFacets: async () => {
            asked += 1;
            await answer();
            return {
              facets: {
                'metadata.uid': names.map(value => ({ value, count: 1 })),
              },
            };
          },
        }),
      });
    });

    const ask = () => service.of(TestHarness.credentials);

    it('is asked once for all who come within five seconds', async () => {
      names = ['a'];
      const [first, second] = await Promise.all([ask(), ask()]);
      expect(second).toBe(first);
      expect(first.sees({ uid: 'a' })).toBe(true);
      expect(first.sees({ uid: 'b' })).toBe(false);
      now += 4_999;
      expect(await ask()).toBe(first);
      expect(asked).toBe(1);
      names = ['b'];
      now += 2;
      expect((await ask()).sees({ uid: 'a' })).toBe(false);
      expect(asked).toBe(2);
    });

    it('is asked again after the catalog failed to answer', async () => {
      answer = async () => {
        throw new Error('down');
      };
      await expect(ask()).rejects.toThrow('down');
      answer = async () => {};
      await expect(ask()).resolves.toBeDefined();
    });

    it('costs no memory for people who have gone', async () => {
      for (user = 0; user < 50; user++) await ask();
      expect(service.remembered).toBe(50);
      now = 10_000;
      await ask();
      expect(service.remembered).toBe(1);
    });

    it('costs no more memory the more people come', async () => {
      names = Array.from({ length: 20_000 }, (_, i) => `uid-${i}`);
      for (user = 0; user < 40; user++) await ask();
      expect(service.remembered).toBe(15);
      // The newest are there, and one who sees little takes the place of nobody.
      user = 39;
      await ask();
      expect(asked).toBe(40);
    });

    it('remembers somebody who sees more than all sets together may hold', async () => {
      names = Array.from({ length: 300_001 }, (_, i) => `uid-${i}`);
      await ask();
      await ask();
      expect(asked).toBe(1);
      expect(service.remembered).toBe(1);
    });

    it('answers all who wait, although more wait than are remembered', async () => {
      let release = () => {};
      const released = new Promise<void>(resolve => {
        release = resolve;
      });
      answer = () => released;
      names = ['a'];
      const waiting = [];
      for (user = 0; user < 300; user++) {
        waiting.push(ask());
        await new Promise(setImmediate);
      }
      release();
      const answers = await Promise.all(waiting);
      expect(answers.every(each => each.sees({ uid: 'a' }))).toBe(true);
    });
  });

  it('reads of a service only what its source says of that one', async () => {
    const { store } = await databases.create(anyDatabase);
    const harness = await TestHarness.create(store);
    harness.setCatalog([
      group('payments'),
      component('seen'),
      component('hidden'),
    ]);
    harness.evidence = {
      hidden: new Error('404 for project-x'),
      seen: new Error('404 for seen'),
    };
    await harness.round();
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'seen' },
      TestHarness.credentials,
    );
    expect(
      items.find(({ name }) => name === 'oncall.hasSchedule')?.collectorError,
    ).toBe('404 for seen');
    expect(JSON.stringify(items)).not.toContain('project-x');
  });
});
