/**
 * Measures the budgets of the design, and Tech Insights beside us.
 *
 *   yarn bench [--services 1000,20000] [--databases sqlite,postgres] [--short] [--write]
 *
 * PostgreSQL is started for the run and writes through to the disk, as a production server does.
 */
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';
import { nodePath, root, run, typeScriptFlags } from './toolchain.mjs';

const options = process.argv.slice(2);
const needsPostgres =
  !options.includes('--short') &&
  (!options.some(option => option.startsWith('--databases')) ||
    options.some(option => option.includes('postgres')));

const postgres = needsPostgres
  ? await startPostgres({ durable: true })
  : undefined;
try {
  process.exitCode = await run(
    nodePath(),
    [
      '--expose-gc',
      ...typeScriptFlags,
      join(root, 'bench', 'src', 'index.ts'),
      ...options,
    ],
    { env: { READINESS_BENCH_POSTGRES: postgres?.connectionString ?? '' } },
  );
} finally {
  await postgres?.stop();
}
