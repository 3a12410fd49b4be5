import type { CatalogSyncReport } from './CatalogSynchroniser';
import { followCatalog } from './followCatalog';

const atRest: CatalogSyncReport = {
  ...{ wasEmpty: false, seen: 10, changed: 0, isFilling: false },
  ...{ waiting: 0, removed: 0, held: 0 },
};
const first = { ...atRest, wasEmpty: true, changed: 10, isFilling: true };
const waiting = { ...atRest, waiting: 1 };

describe('followCatalog', () => {
  const follow = async (
    reports: Array<CatalogSyncReport | Error>,
    controller = new AbortController(),
  ) => {
    const done: string[] = [];
    const collection = {
      runOverAll: async (
        _: unknown,
        __: unknown,
        { prepare }: { prepare: () => Promise<unknown> },
      ) => {
        // A run says what went wrong and does not throw.
        await prepare().catch(() => {});
        done.push('collected');
      },
    };
    const synchroniser = {
      run: async () => {
        const report = reports.shift() ?? new Error('asked too often');
        if (report instanceof Error) throw report;
        return report;
      },
    };
    await followCatalog({
      collector: { id: 'catalog' } as never,
      ...{ collection: collection as never },
      ...{ synchroniser: synchroniser as never },
      signal: controller.signal,
      isHeld: () => true,
      onFirst: async () => {
        done.push('others');
        if (reports.length === 0) controller.abort();
      },
      pausesMs: [1, 1],
    });
    return done;
  };

  it.each([
    ['once when the catalog rests', [atRest], ['collected']],
    [
      'again after the first entities came, whose collectors do not wait for it',
      [first, atRest],
      ['collected', 'others', 'collected'],
    ],
    [
      'again while something is absent for the first time, and not for ever',
      [waiting, waiting, waiting, atRest],
      ['collected', 'collected', 'collected'],
    ],
    [
      'again while there is nothing at all',
      [{ ...atRest, seen: 0 }, first, atRest],
      ['collected', 'collected', 'others', 'collected'],
    ],
    [
      'once when the catalog does not answer',
      [new Error('down')],
      ['collected'],
    ],
  ])('looks %s', async (_, reports, expected) => {
    expect(await follow([...reports])).toEqual(expected);
  });

  it('ends with the replica', async () => {
    expect(await follow([first])).toEqual(['collected', 'others']);
  });
});
