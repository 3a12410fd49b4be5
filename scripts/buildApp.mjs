/** Builds an app that the backend serves, when its sources are newer than its bundle. */
import {
  existsSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mustRun, root } from './toolchain.mjs';

const ignored = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path)
    .filter(name => !ignored.has(name))
    .map(name => newestChange(join(path, name)))
    .reduce((a, b) => Math.max(a, b), 0);
}

/**
 * @param {'app' | 'app-classic'} name
 */
export async function buildApp(name) {
  const directory = join(root, 'packages', name);
  const stamp = join(directory, 'dist', '.built');
  const sources = [
    directory,
    join(root, 'packages/example-sign-in'),
    join(root, 'plugins/readiness'),
    join(root, 'plugins/readiness-common'),
    join(root, 'yarn.lock'),
  ];
  const changed = Math.max(...sources.map(newestChange));
  // Without our stamp, `yarn build:all` built it.
  const built = [stamp, join(directory, 'dist', 'index.html')].find(file =>
    existsSync(file),
  );
  if (built && statSync(built).mtimeMs >= changed) return;
  console.log(`Building packages/${name}…`);
  const started = new Date();
  await mustRun('backstage-cli', ['package', 'build'], {
    cwd: directory,
    env: { NODE_ENV: 'production' },
    quiet: true,
  });
  writeFileSync(stamp, '');
  // What changed during the build counts as newer than it.
  utimesSync(stamp, started, started);
  console.log(
    `Built packages/${name} in ${Math.round((Date.now() - started) / 1000)} s.`,
  );
}
