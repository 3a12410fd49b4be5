/** Runs the unit tests of all packages, on PostgreSQL and SQLite where a test uses a database. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres.mjs';
import { mustHave } from './requirements.mjs';
import { run } from './toolchain.mjs';

async function postgresEnvironment() {
  try {
    const { connectionString, stop } = await startPostgres();
    return {
      stop,
      env: {
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: connectionString,
      },
    };
  } catch (error) {
    mustHave('postgres', error);
    return { missing: true, stop: async () => {}, env: {} };
  }
}

/**
 * @param {string[]} [jestArguments]
 * @returns counts of tests, and whether all is well
 */
export async function runUnitTests(jestArguments = []) {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-unit-'));
  const report = join(folder, 'jest.json');
  const postgres = await postgresEnvironment();
  try {
    const code = await run(
      'backstage-cli',
      [
        'repo',
        'test',
        '--watchAll=false',
        '--json',
        `--outputFile=${report}`,
        ...jestArguments,
      ],
      { env: { ...postgres.env, BACKSTAGE_TEST_DISABLE_DOCKER: '1' } },
    );
    const results = JSON.parse(readFileSync(report, 'utf8'));
    return {
      ok: code === 0,
      passed: results.numPassedTests,
      // A file that does not even load counts too.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped:
        results.numPendingTests +
        results.numTodoTests +
        (postgres.missing ? 1 : 0),
    };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ok } = await runUnitTests(process.argv.slice(2));
  process.exitCode = ok ? 0 : 1;
}
