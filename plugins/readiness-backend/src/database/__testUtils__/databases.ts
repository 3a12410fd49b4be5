import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyMigrations } from '../applyMigrations';
import { DatabaseReadinessStore } from '../DatabaseReadinessStore';

const connectionVariable =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';
const requireVariable = 'READINESS_REQUIRE_POSTGRES';

const isRequired = process.env[requireVariable] === '1';
const hasPostgres = Boolean(process.env[connectionVariable]);

/**
 * The databases that a contract is held against: SQLite, and PostgreSQL where `node scripts/postgres.mjs -- …`
 * or somebody else provides one. To be called once, at the top of a test file.
 */
export function testDatabases() {
  if (!hasPostgres && isRequired) {
    throw new Error(
      `${requireVariable} is set, but ${connectionVariable} is not`,
    );
  }
  // Given no address, TestDatabases would try Docker.
  const databases = TestDatabases.create({
    ids: hasPostgres ? ['SQLITE_3', 'POSTGRES_18'] : ['SQLITE_3'],
  });
  if (!hasPostgres) {
    process.stderr.write(
      'PostgreSQL was not tested: run "node scripts/postgres.mjs -- <command>" at the root to have one\n',
    );
  }
  return {
    ids: databases.eachSupportedId().map(([id]) => id),
    hasPostgres,
    /** An empty database with our tables. */
    async create(
      id: Parameters<typeof databases.init>[0],
    ): Promise<{ knex: Knex; store: DatabaseReadinessStore }> {
      const knex = await databases.init(id);
      await applyMigrations(knex);
      return { knex, store: DatabaseReadinessStore.create(knex) };
    },
  };
}
