import { readdir, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { InputError } from '@backstage/errors';
import type { OpenSloFile } from '@service-readiness/backstage-plugin-readiness-common';
import { readText } from '../readText';

/** Files of folders that are read at a time. */
const atOnce = 32;

/**
 * Reads files, every `.yaml` and `.yml` below folders, and standard input for `-`; each once.
 *
 * @throws InputError when one cannot be read, or there is none below a folder
 */
export async function readSloFiles(
  paths: readonly string[],
): Promise<OpenSloFile[]> {
  const names = new Set<string>();
  for (const path of paths) {
    for (const name of await filesOf(path)) names.add(name);
  }
  const all = [...names];
  const files: OpenSloFile[] = [];
  for (let i = 0; i < all.length; i += atOnce) {
    const some = all.slice(i, i + atOnce);
    files.push(
      ...(await Promise.all(
        some.map(async name => ({ name, text: await readText(name) })),
      )),
    );
  }
  return files;
}

async function filesOf(path: string): Promise<string[]> {
  const isFolder =
    path !== '-' && (await stat(path).catch(() => undefined))?.isDirectory();
  if (!isFolder) return [path === '-' ? path : normalize(path)];
  const found = await filesBelow(path);
  if (found.length > 0) return found;
  throw new InputError(`${path} has no .yaml or .yml file`);
}

/** What is hidden or installed is of others. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const below: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isFile() && /\.ya?ml$/.test(entry.name)) below.push(path);
    const isForeign =
      entry.name.startsWith('.') || entry.name === 'node_modules';
    if (entry.isDirectory() && !isForeign)
      below.push(...(await filesBelow(path)));
  }
  return below;
}
