import type { CollectionContext } from '@service-readiness/backstage-plugin-readiness-node';
import { testDatabases } from '../../database/__testUtils__/databases';
import { component, TestHarness } from '../../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('a round of a collector, on %s', id => {
  it('has one signal for all its batches, by which collectors keep what they have learnt', async () => {
    const { store } = await databases.create(id);
    const harness = await TestHarness.create(store);
    harness.setCatalog([component('refunds'), component('ledger')]);
    harness.collector.batchSize = 1;
    const heard: AbortSignal[] = [];
    const collect = harness.collector.collect;
    harness.collector.collect = async (context: CollectionContext) => {
      heard.push(context.signal);
      await collect(context);
    };

    await harness.round();
    expect(heard).toHaveLength(2);
    expect(heard[1]).toBe(heard[0]);

    await harness.round();
    expect(heard).toHaveLength(4);
    expect(heard[2]).not.toBe(heard[0]);
  });
});
