import type {
  EventPull,
  EventPullContext,
  EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { testDatabases } from '../../../database/__testUtils__/databases';
import { component, TestHarness } from '../../../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const refunds = 'component:default/refunds';

describe.each(databases.ids)('PullService on %s', id => {
  async function setUp(run: (context: EventPullContext) => Promise<string>) {
    const { store } = await databases.create(id);
    const pull: EventPull = {
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      run,
    };
    const source: EventSource & { pull: EventPull } = {
      id: 'git',
      title: 'Git',
      type: 'test',
      pull,
    };
    const harness = await TestHarness.create(store, { eventSources: [source] });
    harness.setCatalog([
      component('refunds', {
        metadata: {
          name: 'refunds',
          namespace: 'default',
          uid: 'uid-refunds',
          annotations: {
            'backstage.io/source-location':
              'url:https://git.example.com/acme/shop/-/tree/main/refunds/',
          },
        },
      }),
      component('ledger'),
    ]);
    await harness.round();
    const { signal } = new AbortController();
    return {
      store,
      pull: (isHeld = true) =>
        harness.parts.delivery.pulls.run(source, {
          signal,
          isHeld: () => isHeld,
        }),
      state: async () => (await store.eventSources.states()).get('git'),
      kept: async () => {
        const { deployments } = await store.delivery.of([refunds], {
          from: 0,
          to: 10_000,
        });
        return deployments.map(event => event.id);
      },
    };
  }

  const deployment = (name: string) => ({
    deployments: [
      {
        id: name,
        environment: 'production',
        status: 'success' as const,
        finishedAt: 1000,
        addressee: { entityRefs: [refunds] },
      },
    ],
  });

  it('goes on where the last one ended well', async () => {
    const begun: Array<string | undefined> = [];
    const { pull, state, kept } = await setUp(async context => {
      begun.push(context.watermark);
      const at = begun.length;
      await context.keep(deployment(`page-${at}`));
      if (at === 2) throw new Error('The source is away');
      return `mark-${at}`;
    });
    await pull();
    await pull();
    expect(await state()).toMatchObject({
      watermark: 'mark-1',
      error: 'The source is away',
    });
    await pull();
    expect(begun).toEqual([undefined, 'mark-1', 'mark-1']);
    expect(await state()).toMatchObject({
      watermark: 'mark-3',
      error: undefined,
    });
    // What was reported before it failed is kept.
    expect((await kept()).sort()).toEqual(['page-1', 'page-2', 'page-3']);
  });

  it('is told the repositories that services name', async () => {
    let repositories: EventPullContext['repositories'] | undefined;
    const { pull } = await setUp(async context => {
      repositories = context.repositories;
      return 'mark';
    });
    await pull();
    expect(repositories).toEqual(
      new Map([['https://git.example.com/acme/shop', [refunds]]]),
    );
  });

  it('keeps nothing more when another replica has taken over', async () => {
    const { pull, kept, state } = await setUp(async context => {
      await context.keep(deployment('late'));
      return 'mark';
    });
    await pull(false);
    expect(await kept()).toEqual([]);
    expect((await state())?.watermark).toBeUndefined();
  });
});
