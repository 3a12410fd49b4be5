import { testDatabases } from '../../database/__testUtils__/databases';
import { entity, result, start } from '../../database/__testUtils__/examples';
import { ReadModel } from './ReadModel';

jest.setTimeout(60_000);

const databases = testDatabases();

/** How often other work got its turn in the event loop while something ran. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isRunning = true;
  const turn = () => {
    if (!isRunning) return;
    turns += 1;
    setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isRunning = false;
  return turns;
}

describe.each(databases.ids)('ReadModel on %s', id => {
  it('leaves turns to other work while it loads thousands of entities', async () => {
    const { store } = await databases.create(id);
    const names = Array.from({ length: 2_600 }, (_, i) => `service-${i}`);
    await store.entities.save(
      names.map(name => entity(name)),
      start,
    );
    await store.results.save(names.map(name => result(name)));
    const model = new ReadModel({
      store,
      services: { kind: 'Component' },
      tier: { path: 'metadata.labels.tier', fallback: 3 },
    });
    // Eleven pages of entities, and their rows in six slices.
    expect(await turnsDuring(() => model.current())).toBeGreaterThan(12);
    const company = await model.current();
    expect(company.services()).toHaveLength(names.length);
    const seen = company.servicesSeenBy(
      { sees: () => true },
      'production-readiness',
    );
    expect(seen.every(({ summary }) => summary?.level === 2)).toBe(true);
  });

  it('shows entities and results of one revision together, and what was removed no more', async () => {
    const { store } = await databases.create(id);
    await store.entities.save([entity('a'), entity('b')], start);
    await store.results.save([result('a'), result('b')]);
    const model = new ReadModel({
      store,
      services: { kind: 'component' },
      tier: { path: 'metadata.labels.tier', fallback: 3 },
    });
    const shown = async () => {
      const company = await model.current();
      return company
        .servicesSeenBy({ sees: () => true }, 'production-readiness')
        .map(({ row, summary }) => `${row.name} ${summary?.level}`);
    };
    expect(await shown()).toEqual(['a 2', 'b 2']);
    await store.entities.remove([entity('a').entityRef], start);
    await store.results.save([result('b', { level: 3 })]);
    expect(await shown()).toEqual(['b 3']);
  });
});
