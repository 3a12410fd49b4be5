import { mockServices } from '@backstage/backend-test-utils';
import { defaultDoraPolicy } from '@service-readiness/backstage-plugin-readiness-common';
import { testDatabases } from '../../database/__testUtils__/databases';
import { columnsOf } from './columnsOf';
import { deploymentColumns } from './DeliveryColumns';
import { DeliveryModel } from './DeliveryModel';

jest.setTimeout(60_000);

const databases = testDatabases();
const now = Date.parse('2026-03-20T12:00:00Z');
const refOf = (i: number) => `component:default/service-${i}`;
const deployment = (i: number, id: string, finishedAt = now - 1000) => ({
  source: 'ci',
  id,
  finishedAt,
  environment: 'production',
  status: 'success' as const,
  entityRefs: [refOf(i)],
});
const events = (deployments: Array<ReturnType<typeof deployment>>) => ({
  deployments,
  changes: [],
  incidents: [],
});

describe.each(databases.ids)('DeliveryModel on %s', id => {
  const start = async () => {
    const { store } = await databases.create(id);
    const read: string[] = [];
    const numbers = new Map<string, number>();
    const model = new DeliveryModel({
      store,
      logger: mockServices.logger.mock(),
      toColumns: (ref, found) => {
        read.push(ref);
        return columnsOf(ref, found, { policy: defaultDoraPolicy, numbers });
      },
      lookBackMs: 30 * 24 * 3_600_000,
      now: () => now,
    });
    const counts = async () =>
      Object.fromEntries(
        [...(await model.current())].map(([ref, { deployments }]) => [
          ref,
          deployments.length / deploymentColumns.width,
        ]),
      );
    return { store, model, read, counts };
  };

  it('reads again only the services whose events were written since', async () => {
    const { store, read, counts } = await start();
    const both = [deployment(1, 'a'), deployment(2, 'b')];
    await store.delivery.keep(events(both), now);
    expect(await counts()).toEqual({ [refOf(1)]: 1, [refOf(2)]: 1 });
    await store.delivery.keep(events([deployment(2, 'c')]), now);
    expect(await counts()).toEqual({ [refOf(1)]: 1, [refOf(2)]: 2 });
    expect(read).toEqual([refOf(1), refOf(2), refOf(2)]);
    expect(await counts()).toEqual({ [refOf(1)]: 1, [refOf(2)]: 2 });
    expect(read).toHaveLength(3);
  });

  it('changes nothing in the hands of who has it', async () => {
    const { store, model } = await start();
    await store.delivery.keep(events([deployment(1, 'a')]), now);
    const before = await model.current();
    await store.delivery.keep(events([deployment(2, 'b')]), now);
    expect((await model.current()).size).toBe(2);
    expect(before.size).toBe(1);
  });

  it('lets go of a service whose events went to another', async () => {
    const { store, counts } = await start();
    await store.delivery.keep(events([deployment(1, 'a')]), now);
    await store.delivery.keep(events([deployment(2, 'a')]), now + 1);
    expect(await counts()).toEqual({ [refOf(2)]: 1 });
  });

  it('has what a source with a wrong clock says is to come', async () => {
    const { store, counts } = await start();
    const soon = deployment(1, 'a', now + 60_000);
    await store.delivery.keep(events([soon]), now);
    expect(await counts()).toEqual({ [refOf(1)]: 1 });
  });

  it('leaves turns to other work while it reads hundreds of services', async () => {
    const { store, model } = await start();
    const many = Array.from({ length: 300 }, (_, i) => deployment(i, `d${i}`));
    await store.delivery.keep(events(many), now);
    let turns = 0;
    let isRunning = true;
    const turn = () => {
      turns += 1;
      if (isRunning) setImmediate(turn);
    };
    setImmediate(turn);
    await model.current();
    isRunning = false;
    expect(turns).toBeGreaterThan(50);
  });
});
