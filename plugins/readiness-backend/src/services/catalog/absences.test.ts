import type { Entity } from '@backstage/catalog-model';
import { testDatabases } from '../../database/__testUtils__/databases';
import { component, group, TestHarness } from '../../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();

const owned = {
  source: 'owned.yaml',
  text: `
id: owned
title: Owned by a group with people
owner: group:default/platform
category: Operations
capability: coordination
effort: small
outcome: Questions reach somebody.
why: A question without an owner waits.
fix: Name a group that is in the catalog.
rule: facts.owner.exists && facts.owner.memberCount >= 1
examples:
  - { facts: { owner: { exists: true, memberCount: 1 } }, outcome: pass }
---
id: ladder
title: Ladder
owner: group:default/platform
appliesTo: { kind: Component, spec.type: service }
levels:
  - { level: 1, name: Reactive }
  - { level: 2, name: Managed, checks: [owned] }
`,
};

const staffed = (name: string): Entity => ({
  ...group(name),
  relations: [{ type: 'hasMember', targetRef: 'user:default/ada' }],
});

describe.each(databases.ids)('what the catalog is without, on %s', id => {
  let harness: TestHarness;

  beforeEach(async () => {
    const { store } = await databases.create(id);
    harness = await TestHarness.create(store, { library: [owned] });
  });

  const sync = () =>
    harness.parts.synchroniser.run(new AbortController().signal);
  const owner = async () => (await harness.standing('refunds')).outcomes.owned;
  const facts = async (name: string) => {
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name },
      TestHarness.credentials,
    );
    return (fact: string) => items.find(item => item.name === fact)?.value;
  };

  it('is no change of a service whose owner comes after it', async () => {
    harness.setCatalog([component('refunds')]);
    await harness.round();
    expect(await owner()).toBe('unknown');
    harness.setCatalog([component('refunds'), staffed('payments')]);
    harness.advance({ hours: 0.01 });
    await harness.round();
    expect(await owner()).toBe('pass');
    expect((await harness.standing('refunds')).level).toBe(2);
    expect(await harness.history('refunds')).toEqual(['baseline 2']);
  });

  it('is no change of a service either whose owner has nobody yet', async () => {
    harness.setCatalog([component('refunds'), group('payments')]);
    await harness.round();
    expect(await owner()).toBe('unknown');
    harness.setCatalog([component('refunds'), staffed('payments')]);
    await harness.round();
    expect(await harness.history('refunds')).toEqual(['baseline 2']);
  });

  it('says why nothing is known until then', async () => {
    harness.setCatalog([component('refunds')]);
    await harness.round();
    const { checks } = await harness.handlers.explainScorecard(
      {
        ...{ kind: 'component', namespace: 'default', name: 'refunds' },
        scorecardId: 'ladder',
      },
      TestHarness.credentials,
    );
    expect(checks[0]?.because).toMatch(/which may still be filling/);
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'refunds' },
      TestHarness.credentials,
    );
    const fact = items.find(({ name }) => name === 'owner.exists');
    expect(fact?.because).toMatch(/which may still be filling\.$/);
  });

  it('is missing with the second look', async () => {
    harness.setCatalog([component('refunds')]);
    await harness.round();
    await harness.round();
    expect(await owner()).toBe('fail');
    expect((await facts('refunds'))('owner.exists')).toBe(false);
    expect(await harness.history('refunds')).toEqual(['baseline 1']);
  });

  it('is not missing while the catalog is being filled', async () => {
    const services = (count: number) =>
      Array.from({ length: count }, (_, i) => component(`s${i}`));
    harness.setCatalog([component('refunds'), ...services(5)]);
    await harness.round();
    harness.setCatalog([component('refunds'), ...services(10)]);
    await harness.round();
    expect(await owner()).toBe('unknown');
    await harness.round();
    expect(await owner()).toBe('fail');
  });

  it('is missing at once when it was removed, which asked for repeated misses', async () => {
    harness.setCatalog([component('refunds'), staffed('payments')]);
    await harness.round();
    harness.advance({ hours: 48 });
    harness.setCatalog([component('refunds')]);
    await harness.round();
    await harness.round();
    expect(await owner()).toBe('pass');
    await harness.round();
    expect(await owner()).toBe('fail');
    expect(await harness.history('refunds')).toEqual([
      'level 2 1 fact',
      'check owned pass fail fact',
      'baseline 2',
    ]);
  });

  it('is there again as soon as it comes, and missed anew when it goes', async () => {
    harness.setCatalog([component('refunds')]);
    await harness.round();
    await harness.round();
    harness.setCatalog([component('refunds'), staffed('payments')]);
    await harness.round();
    expect(await owner()).toBe('pass');
    expect(await harness.store.absences.all()).toEqual(new Map());
  });

  it('takes APIs and dependencies along', async () => {
    const relations = [
      { type: 'dependsOn', targetRef: 'component:default/ledger' },
      { type: 'dependsOn', targetRef: 'component:default/gone' },
      { type: 'providesApi', targetRef: 'api:default/gone' },
    ];
    harness.setCatalog([
      component('ledger'),
      component('refunds', { relations }),
    ]);
    const names = [
      'dependencies.count',
      'dependencies.missing',
      'dependencies.weakerTier',
      'api.definitionCount',
      'api.withoutDefinition',
    ];
    await harness.round();
    expect(names.map(await facts('refunds'))).toEqual([2, ...Array(4)]);
    await harness.round();
    expect(names.map(await facts('refunds'))).toEqual([
      ...[2, ['component:default/gone'], []],
      ...[0, ['api:default/gone']],
    ]);
  });

  it('is written when it changes, and not again', async () => {
    harness.setCatalog([component('refunds')]);
    expect(await sync()).toMatchObject({ isFilling: true, waiting: 1 });
    expect(await sync()).toMatchObject({ isFilling: false, waiting: 0 });
    const save = jest.spyOn(
      Object.getPrototypeOf(harness.store.absences),
      'save',
    );
    await sync();
    expect(save.mock.calls).toEqual([[new Map()]]);
    save.mockRestore();
  });
});
