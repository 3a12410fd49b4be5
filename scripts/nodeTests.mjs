/** Runs test files with Node.js's own runner, and counts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePath, run } from './toolchain.mjs';

/**
 * @param {string[]} files
 * @param {{ flags?: string[], env?: Record<string, string> }} [options]
 * @returns counts of tests, and whether all is well
 */
export async function runNodeTests(files, { flags = [], env } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-tests-'));
  const report = join(folder, 'report.tap');
  try {
    const code = await run(
      nodePath(),
      [
        ...flags,
        '--test',
        '--test-concurrency=1',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        ...files,
      ],
      { env },
    );
    const text = readFileSync(report, 'utf8');
    const count = name =>
      Number(text.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
    return {
      ok: code === 0,
      passed: count('pass'),
      failed: count('fail') + count('cancelled'),
      skipped: count('skipped') + count('todo'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
