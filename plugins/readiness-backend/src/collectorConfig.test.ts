import { testDatabases } from './database/__testUtils__/databases';
import { TestHarness } from './testing/TestHarness';

jest.setTimeout(120_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;

describe('the configuration of collectors', () => {
  it('is listed with the sources where no collector reads it', async () => {
    const { store } = await databases.create(anyDatabase);
    const harness = await TestHarness.create(store, {
      config: { collectors: { evidence: {}, evidense: {}, links: {} } },
    });
    const { problems } = await harness.handlers.listCollectors(
      {},
      TestHarness.credentials,
    );
    expect(problems.map(({ path }) => path)).toEqual(['evidense', 'links']);
  });
});
