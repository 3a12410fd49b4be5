import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

export const migrationsDirectory = () =>
  resolvePackagePath(
    '@service-readiness/backstage-plugin-readiness-backend',
    'migrations',
  );

/** Brings the tables up to date. Not to be called where the installation says `database.migrations.skip`. */
export async function applyMigrations(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrationsDirectory() });
}
