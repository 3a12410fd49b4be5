import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Problem } from '@service-readiness/backstage-plugin-readiness-common';
import { addressName } from './addressName';
import { definitionLimits, type DefinitionLimits } from './definitionLimits';
import { describeFileError } from './describeFileError';
import { readDirectory, type DefinitionText } from './readDirectory';
import { readFileBounded } from './readFileBounded';
import { readUrlBounded } from './readUrlBounded';

interface Source {
  type: 'file' | 'url';
  target: string;
}

/**
 * Reads the configured sources. One that cannot be read, or holds too much, becomes a problem and takes no other
 * down.
 *
 * @param sources - files, folders, or addresses; `file` targets are relative to the working directory
 */
export async function readDefinitionSources(
  sources: readonly Source[],
  urlReader: UrlReaderService,
  limits: DefinitionLimits = definitionLimits,
): Promise<{ texts: DefinitionText[]; problems: Problem[] }> {
  const texts: DefinitionText[] = [];
  const problems: Problem[] = [];
  const names = namesOf(sources);
  for (const [i, source] of sources.entries()) {
    const name = names[i] ?? source.target;
    try {
      const read = await readSource(source, { name, urlReader, limits });
      texts.push(...read.texts);
      problems.push(...read.problems);
    } catch (error) {
      const mend =
        source.type === 'url'
          ? 'Give an address that backend.reading.allow or an integration permits'
          : undefined;
      problems.push({
        source: name,
        ...describeFileError(error as Error, mend),
      });
    }
  }
  return { texts, problems };
}

/** What people see of each source. Addresses that differ in what is not shown are told apart by a number. */
function namesOf(sources: readonly Source[]): string[] {
  const times = new Map<string, number>();
  return sources.map(({ type, target }) => {
    if (type === 'file') return target;
    const name = addressName(target);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

async function readSource(
  { type, target }: Source,
  options: {
    name: string;
    urlReader: UrlReaderService;
    limits: DefinitionLimits;
  },
): Promise<{ texts: DefinitionText[]; problems: Problem[] }> {
  const { name, urlReader, limits } = options;
  if (type === 'url') {
    const text = await readUrlBounded(target, urlReader, limits);
    return { texts: [{ source: name, text }], problems: [] };
  }
  const path = resolve(target);
  const found = await stat(path);
  if (found.isDirectory()) return readDirectory(path, target, limits);
  // Reading a pipe would never end.
  if (!found.isFile()) throw new Error('it is neither a file nor a folder');
  const text = await readFileBounded(path, limits.fileBytes);
  return { texts: [{ source: target, text }], problems: [] };
}
