/** Runs what docs/operate.md says to type into PostgreSQL. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { testDatabases } from './database/__testUtils__/databases';
import type { DatabaseReadinessStore } from './database/DatabaseReadinessStore';

jest.setTimeout(60_000);

const databases = testDatabases();
const page = resolve(__dirname, '../../../docs/operate.md');
const statements = [
  ...readFileSync(page, 'utf8').matchAll(/^( *)```sql\n([\s\S]*?)^\1```$/gm),
].map(([, , statement = '']) => statement.trim());
const about = (table: string) =>
  statements.find(statement => statement.startsWith(`update ${table}`)) ?? '';

it('finds the statements of the page', () => {
  expect(statements).toHaveLength(4);
});

const describeOnPostgres = databases.hasPostgres ? describe : describe.skip;

describeOnPostgres('Statements of docs/operate.md, on PostgreSQL', () => {
  let knex: Knex;
  let store: DatabaseReadinessStore;

  beforeEach(async () => {
    ({ knex, store } = await databases.create('POSTGRES_18'));
  });

  it.each(statements)('run: %s', async statement => {
    expect(await knex.raw(statement)).toMatchObject({
      rows: expect.any(Array),
    });
  });

  it('have what was delivered read again, and nothing of another source', async () => {
    const claim = async () => {
      const sources = ['github', 'gitlab'];
      const claimed = await store.inbox.claim({
        sources,
        limit: 10,
        leaseSeconds: 60,
      });
      return claimed.map(({ source }) => source);
    };
    for (const source of ['github', 'gitlab']) {
      const added = await store.inbox.add(
        {
          source,
          deliveryId: '1',
          digest: '1',
          path: '',
          headers: {},
          body: Buffer.from('{}'),
          receivedAt: Date.now(),
        },
        60,
      );
      const { id } = added as { id: string };
      await store.inbox.settle(id, 'kept');
    }
    expect(await claim()).toEqual([]);
    await knex.raw(about('event_deliveries'));
    expect(await claim()).toEqual(['github']);
  });

  it('have a source asked from the start', async () => {
    await store.eventSources.pulled('github', Date.now(), 'page 7');
    await knex.raw(about('event_sources'));
    const state = (await store.eventSources.states()).get('github');
    expect(state).toMatchObject({ source: 'github' });
    expect(state?.watermark).toBeUndefined();
  });
});
