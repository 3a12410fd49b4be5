/** What every script needs: where the repository is, and how to run a tool of it under the right Node.js. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');

/** The Node.js that the suite runs on: the one among the dependencies, otherwise the one that runs this. */
export function nodePath() {
  const installed = join(bin, 'node');
  return existsSync(installed) ? installed : process.execPath;
}

/** The environment for children: the tools of the repository, its Node.js among them, come first. */
export function environment(extra = {}) {
  return {
    ...process.env,
    PATH: [bin, process.env.PATH].join(delimiter),
    ...extra,
  };
}

/** Loads TypeScript as it stands, as the Backstage CLI does in development. */
export const typeScriptFlags = [
  '--enable-source-maps',
  '--require',
  join(root, 'node_modules/@backstage/cli-node/config/nodeTransform.cjs'),
];

/**
 * Runs a command in the repository and passes on its output; a quiet one's only when it fails.
 *
 * @returns its exit code; 128 and the signal's number when a signal ended it
 */
export function run(command, args, { cwd = root, env = {}, quiet } = {}) {
  return new Promise(done => {
    const output = quiet ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: ['ignore', output, output],
    });
    const kept = [];
    child.stdout?.on('data', chunk => kept.push(chunk));
    child.stderr?.on('data', chunk => kept.push(chunk));
    child.once('close', code => {
      if (code !== 0) process.stderr.write(Buffer.concat(kept));
    });
    child.once('error', error => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.once('close', (code, signal) =>
      done(code ?? 128 + (constants.signals[signal] ?? 0)),
    );
  });
}

/** As `run`, but anything other than success is an error. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`\`${[command, ...args].join(' ')}\` ended with ${code}.`);
  }
}

/** Ends the script with a message instead of a stack trace; for mistakes that the reader can mend. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
