import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { companyFiles } from './companyFiles';
import { generateCompany } from './generateCompany';

/**
 * Writes the example company to a directory: `catalog/` for the catalog, and a folder for each of the example
 * collectors. A file that is there already is left as it is, because people are invited to edit them; `reset`
 * writes it anew.
 *
 * @returns the paths that were written
 */
export async function writeCompany(
  directory: string,
  options: { seed: number; now: Date; reset?: boolean },
): Promise<string[]> {
  const written: string[] = [];
  for (const { path, text } of companyFiles(generateCompany(options))) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    try {
      await writeFile(target, text, { flag: options.reset ? 'w' : 'wx' });
      written.push(target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return written;
}
