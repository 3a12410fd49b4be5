import { testDatabases } from './__testUtils__/databases';
import { Session } from './Session';

jest.setTimeout(60_000);

const databases = testDatabases();

describe.each(databases.ids)('Session on %s', id => {
  it('says what the database refused, and none of the values', async () => {
    const { knex } = await databases.create(id);
    const session = new Session(knex);
    const insert = () =>
      session.execute(
        'insert into collectors (collector_id, stale_facts) values (?, ?)',
        ['rota', 'a fact of somebody else'],
      );
    await insert();
    const error: Error = await insert().then(
      () => new Error('It was taken'),
      refused => refused,
    );
    expect(error.message).toMatch(/unique/i);
    expect(`${error.message} ${error.stack}`).not.toMatch(/somebody else/);
  });
});
