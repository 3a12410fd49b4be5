/**
 * Drives the example portal in Chromium, as a person would.
 *
 *   yarn journeys                          on SQLite, then on PostgreSQL
 *   yarn journeys --database sqlite
 *   yarn journeys --only "foreign"         journeys whose name matches
 *   yarn journeys --update-screenshots     renews docs/images
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildApp } from './buildApp.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { runNodeTests } from './nodeTests.mjs';
import { startPostgres } from './postgres.mjs';
import { mustHave, sharedData, sharedDataIsThere } from './requirements.mjs';
import { nodePath, root, run, typeScriptFlags } from './toolchain.mjs';

const folder = join(root, 'packages/backend/e2e-tests');

async function postgresFor(database) {
  if (database === 'sqlite') return undefined;
  try {
    return await startPostgres();
  } catch (error) {
    mustHave('postgres', error);
    return undefined;
  }
}

/** @returns why Chromium does not start, or nothing */
async function chromiumProblem() {
  const code = await run(nodePath(), [
    ...typeScriptFlags,
    join(folder, 'probeChromium.ts'),
  ]);
  return code === 0 ? undefined : 'it does not start; the reason stands above';
}

/**
 * @param {{ database?: 'sqlite' | 'postgres', only?: string, updateScreenshots?: boolean }} [options]
 * @returns counts of journeys, and whether all is well
 */
export async function runJourneys(options = {}) {
  const problem = await chromiumProblem();
  if (problem) {
    mustHave('chromium', problem);
    return { ok: true, passed: 0, failed: 0, skipped: 1 };
  }
  await buildApp('app');
  await buildApp('app-classic');
  const postgres = await postgresFor(options.database);
  const temporary = mkdtempSync(join(tmpdir(), 'readiness-journeys-'));
  const screenshots = options.updateScreenshots
    ? join(root, 'docs/images')
    : join(root, 'test-results/screenshots');
  mkdirSync(screenshots, { recursive: true });
  try {
    return await runNodeTests(
      readdirSync(folder)
        .filter(name => name.endsWith('.journey.ts'))
        .filter(name => sharedDataIsThere() || !name.startsWith('foreign.'))
        .map(name => join(folder, name)),
      {
        flags: [
          ...typeScriptFlags,
          ...(options.only ? [`--test-name-pattern=${options.only}`] : []),
        ],
        env: {
          JOURNEYS_DATABASE: options.database ?? 'all',
          JOURNEYS_POSTGRES: postgres?.connectionString ?? '',
          JOURNEYS_SCREENSHOTS: screenshots,
          JOURNEYS_TEMPORARY: temporary,
          READINESS_SHARED_DATA: sharedData,
        },
      },
    );
  } finally {
    await postgres?.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      database: { type: 'string' },
      only: { type: 'string' },
      'update-screenshots': { type: 'boolean' },
    },
  });
  await ensureInstalled();
  const { ok } = await runJourneys({
    ...values,
    updateScreenshots: values['update-screenshots'],
  });
  process.exitCode = ok ? 0 : 1;
}
