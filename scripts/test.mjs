/**
 * Everything that must hold before a change goes in.
 *
 *   npm test                    all of it
 *   npm test -- --only unit     one part
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensureInstalled.mjs';
import { runNodeTests } from './nodeTests.mjs';
import { sharedData, sharedDataIsThere } from './requirements.mjs';
import { fail, run } from './toolchain.mjs';

/** A part that is a command, and has no tests to count. */
function command(name, ...args) {
  return async () => {
    const code = await run(name, args);
    if (code !== 0) {
      console.error(`'${[name, ...args].join(' ')}' ended with ${code}.`);
    }
    return { ok: code === 0 };
  };
}

// The imports wait until the dependencies are there. `needs` is a part whose output another one reads: the type check
// writes the declarations.
const parts = {
  format: { title: 'Format', run: command('prettier', '--check', '.') },
  tsc: { title: 'Types', run: command('yarn', 'tsc') },
  lint: {
    title: 'Lint',
    run: command('yarn', 'lint', '--max-warnings', '0'),
  },
  rules: {
    title: 'Lint rules',
    run: () => runNodeTests(['scripts/eslint/importRules.test.mjs']),
  },
  // Each published package's public API against its committed report.
  api: {
    title: 'API reports',
    needs: 'tsc',
    run: command(
      'yarn',
      ...['build:api-reports', '--ci', '--include', 'plugins/*'],
    ),
  },
  unit: {
    title: 'Unit tests',
    run: async () => (await import('./unit.mjs')).runUnitTests(),
  },
  build: {
    title: 'Build',
    needs: 'tsc',
    run: command('yarn', 'build:all'),
  },
  // Ratios within one run: a slow machine is slow on both sides.
  bench: {
    title: 'Benchmark, short',
    run: command('node', 'scripts/bench.mjs', '--short'),
  },
  journeys: {
    title: 'Journeys in Chromium',
    run: async () => (await import('./journeys.mjs')).runJourneys(),
  },
};

function selectedParts() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (!values.only) return Object.keys(parts);
  const names = values.only.split(',');
  const unknown = names.filter(name => !parts[name]);
  if (unknown.length) {
    fail(
      `No part is named ${unknown.join(', ')}. There are: ${Object.keys(
        parts,
      ).join(', ')}.`,
    );
  }
  const needed = names.map(name => parts[name].needs).filter(Boolean);
  return [...new Set([...needed, ...names])];
}

async function runPart(name) {
  const { title, run: start } = parts[name];
  console.log(`\n── ${title} ${'─'.repeat(Math.max(3, 60 - title.length))}`);
  const started = Date.now();
  let result;
  try {
    result = await start();
  } catch (error) {
    console.error(error.message);
    result = { ok: false };
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const { passed = 0, failed = 0, skipped = 0 } = result;
  // A part that fails without a test that failed is a failure all the same.
  return {
    title,
    seconds,
    passed,
    failed: failed || (result.ok ? 0 : 1),
    skipped,
  };
}

function printSummary(results) {
  console.log('');
  for (const { title, seconds, passed, failed, skipped } of results) {
    const tests = passed + failed + skipped;
    const detail = tests
      ? `${passed} passed, ${failed} failed, ${skipped} skipped`
      : 'ok';
    console.log(
      `${failed ? '✕' : '✓'} ${title.padEnd(22)}${seconds.padStart(
        7,
      )} s  ${detail.replace(/^0 passed, 1 failed, 0 skipped$/, 'failed')}`,
    );
  }
  const total = key => results.reduce((sum, result) => sum + result[key], 0);
  console.log(
    `\n${total('passed')} passed, ${total('failed')} failed, ${total(
      'skipped',
    )} skipped`,
  );
  return total('failed') === 0;
}

const names = selectedParts();
await ensureInstalled();
console.log(
  sharedDataIsThere()
    ? `Tests with data from outside read ${sharedData}.`
    : `Tests with data from outside are left out: ${sharedData} is not there (READINESS_SHARED_DATA).`,
);
process.env.READINESS_SHARED_DATA = sharedData;
const results = [];
for (const name of names) results.push(await runPart(name));
process.exitCode = printSummary(results) ? 0 : 1;
