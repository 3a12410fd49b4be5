/**
 * Installs the dependencies when they are missing or older than yarn.lock. Needs Node.js 20 and npm, nothing else:
 * no yarn, and no Node.js 22, which comes with the dependencies.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment, fail, nodePath, root, run } from './toolchain.mjs';

const oldestToInstall = 20;
const oldestToRun = 22;
const state = join(root, 'node_modules', '.yarn-state.yml');

function needsInstall() {
  return (
    !existsSync(state) ||
    statSync(join(root, 'yarn.lock')).mtimeMs > statSync(state).mtimeMs
  );
}

function checkNodeCanInstall() {
  if (Number.parseInt(process.versions.node, 10) < oldestToInstall) {
    fail(
      `This is Node.js ${process.versions.node}; ${oldestToInstall} or later is needed, 22 or 24 at best.`,
    );
  }
}

function checkNodeCanRun() {
  const { stdout } = spawnSync(nodePath(), ['--version'], {
    encoding: 'utf8',
    env: environment(),
  });
  const version = stdout?.trim().replace(/^v/, '') ?? 'unknown';
  if (!(Number.parseInt(version, 10) >= oldestToRun)) {
    fail(
      `Backstage needs Node.js 22 or 24, and this is ${version}. On Linux x64 the right one comes with the ` +
        `dependencies; there is none for ${process.platform} ${process.arch}. Install Node.js 22 or 24, and run ` +
        `the command again.`,
    );
  }
}

/** Brings the dependencies in step with yarn.lock; does nothing when they are. */
export async function ensureInstalled() {
  checkNodeCanInstall();
  if (needsInstall()) {
    const { packageManager } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const yarn = packageManager.replace('yarn@', '@yarnpkg/cli-dist@');
    console.log(
      `Installing the dependencies with ${packageManager}; the first time takes one to two minutes.`,
    );
    const code = await run('npx', [
      '--yes',
      '-p',
      yarn,
      'yarn',
      'install',
      '--immutable',
    ]);
    if (code !== 0) {
      fail(
        'The dependencies could not be installed; what went wrong stands above. When package.json changed, run ' +
          `\`npx --yes -p ${yarn} yarn install\` to bring yarn.lock in step.`,
      );
    }
    // Yarn leaves its state file alone when nothing changed, and we would install again each time.
    const now = new Date();
    utimesSync(state, now, now);
  }
  checkNodeCanRun();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureInstalled();
