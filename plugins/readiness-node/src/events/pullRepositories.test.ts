import { mockServices } from '@backstage/backend-test-utils';
import type { EventPullContext } from './EventSource';
import {
  pullRepositories,
  type DueRepository,
  type RepositoriesRead,
} from './pullRepositories';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 10);

/** Rounds over the given repositories, each with the watermark of the one before. */
function rounds(urls: string[]) {
  const asked: DueRepository[][] = [];
  let watermark: string | undefined;
  const logger = mockServices.logger.mock();
  const round = async (
    now: number,
    read: (batch: readonly DueRepository[]) => Partial<RepositoriesRead>,
    signal = new AbortController().signal,
  ) => {
    const context: EventPullContext = {
      watermark,
      repositories: new Map(urls.map(url => [url, ['component:default/a']])),
      keep: async () => {},
      signal,
      logger,
    };
    watermark = await pullRepositories(context, {
      host: 'github.com',
      now,
      historyMs: 180 * day,
      lookBackMs: day,
      batchSize: 2,
      read: async batch => {
        asked.push([...batch]);
        return { read: [], failed: new Map(), ...read(batch) };
      },
    });
    return asked.splice(0).flat();
  };
  return { round, logger };
}

const all = (batch: readonly DueRepository[]) => ({
  read: batch.map(({ url }) => url),
});
const shop = 'https://github.com/octo/shop';

it('reads the history of what is new, and later from the round before and a look-back', async () => {
  const { round } = rounds([shop]);
  expect(await round(start, all)).toEqual([
    { url: shop, name: 'octo/shop', since: start - 180 * day, isNew: true },
  ]);
  expect(await round(start + day, all)).toEqual([
    { url: shop, name: 'octo/shop', since: start - day, isNew: false },
  ]);
});

it('takes the repositories of its host only, and each once however it is written', async () => {
  const { round } = rounds([
    shop,
    'https://GitHub.com/octo/shop.git',
    'https://github.com/octo/shop/',
    'https://gitlab.com/octo/other',
    'https://github.com/octo',
    'no address',
  ]);
  expect((await round(start, all)).map(({ name }) => name)).toEqual([
    'octo/shop',
  ]);
});

it('goes round when the budget ends: those that waited longest come first', async () => {
  const { round } = rounds(
    ['a', 'b', 'c', 'd'].map(name => `https://github.com/octo/${name}`),
  );
  const untilTwo = (batch: readonly DueRepository[]) => ({
    ...all(batch),
    over: new Error('the budget is spent'),
  });
  const names = (batch: DueRepository[]) => batch.map(({ name }) => name);
  expect(names(await round(start, untilTwo))).toEqual(['octo/a', 'octo/b']);
  expect(names(await round(start + day, untilTwo))).toEqual([
    'octo/c',
    'octo/d',
  ]);
  expect(names(await round(start + 2 * day, untilTwo))).toEqual([
    'octo/a',
    'octo/b',
  ]);
});

it('asks what failed for the same again, and goes on with the others', async () => {
  const { round, logger } = rounds(
    ['a', 'b', 'c'].map(name => `https://github.com/octo/${name}`),
  );
  const withoutA = (batch: readonly DueRepository[]) => ({
    read: batch.map(({ url }) => url).filter(url => !url.endsWith('/a')),
    failed: new Map(
      batch
        .filter(({ name }) => name === 'octo/a')
        .map(({ url }) => [url, new Error('is not there')]),
    ),
  });
  await round(start, withoutA);
  expect(logger.warn).toHaveBeenCalledWith(
    '1 of 3 repositories could not be read. octo/a: is not there',
  );
  const [a] = await round(start + day, all);
  expect(a).toMatchObject({
    name: 'octo/a',
    since: start + day - 180 * day,
    isNew: true,
  });
});

it('fails when nothing could be read, and says why', async () => {
  const { round } = rounds([shop]);
  const failing = (batch: readonly DueRepository[]) => ({
    failed: new Map(batch.map(({ url }) => [url, new Error('is not there')])),
  });
  await expect(round(start, failing)).rejects.toThrow(
    '1 of 1 repositories could not be read. octo/shop: is not there',
  );
  await expect(
    round(start, () => ({ over: new Error('it is down') })),
  ).rejects.toThrow('Nothing was read: it is down');
});

it('keeps what was read when the time is up', async () => {
  const { round } = rounds(
    ['a', 'b', 'c'].map(name => `https://github.com/octo/${name}`),
  );
  const stop = new AbortController();
  await round(
    start,
    batch => {
      stop.abort();
      return all(batch);
    },
    stop.signal,
  );
  const [first] = await round(start + day, all);
  expect(first).toMatchObject({ name: 'octo/c', isNew: true });
});

it('forgets nothing when no service names a repository for a while', async () => {
  const urls = [shop];
  const { round } = rounds(urls);
  await round(start, all);
  urls.length = 0;
  await round(start + day, all);
  urls.push(shop);
  expect(await round(start + 2 * day, all)).toMatchObject([
    { since: start - day, isNew: false },
  ]);
});
