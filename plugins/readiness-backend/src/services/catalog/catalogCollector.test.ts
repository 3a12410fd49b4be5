import { testDatabases } from '../../database/__testUtils__/databases';
import { component, group, TestHarness } from '../../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;

describe('catalog collector', () => {
  it('reports a service with more references than a fact can hold', async () => {
    const { store } = await databases.create(anyDatabase);
    const harness = await TestHarness.create(store);
    const refs = (kind: string) =>
      Array.from({ length: 1_200 }, (_, i) => `${kind}:default/gone-${i}`);
    harness.setCatalog([
      group('payments'),
      component('hub', {
        spec: {
          type: 'service',
          owner: 'group:default/payments',
          dependsOn: refs('resource'),
          providesApis: refs('api'),
        },
      }),
    ]);
    // What is missing is known with the second look.
    await harness.round();
    await harness.round();
    const { items } = await harness.handlers.listFacts(
      { kind: 'component', namespace: 'default', name: 'hub' },
      TestHarness.credentials,
    );
    const fact = (name: string) => items.find(item => item.name === name);
    expect(fact('owner.exists')).toMatchObject({ value: true });
    expect(fact('dependencies.count')).toMatchObject({ value: 1_200 });
    for (const name of ['dependencies.missing', 'api.withoutDefinition']) {
      expect(fact(name)?.collectorError).toBeUndefined();
      expect(fact(name)?.value).toHaveLength(1_000);
    }
  });
});
