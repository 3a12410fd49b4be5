import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Problem } from '@service-readiness/backstage-plugin-readiness-common';

export interface DefinitionText {
  source: string;
  text: string;
}

const isYaml = (name: string) => /\.ya?ml$/i.test(name);

/**
 * Every YAML file of a directory and its sub-directories, in order of name.
 *
 * @param label - how the directory is called in what people see
 */
export async function readDirectory(
  directory: string,
  label: string,
): Promise<DefinitionText[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile() && isYaml(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async path => ({
      source: join(label, relative(directory, path)),
      text: await readFile(path, 'utf8'),
    })),
  );
}

/**
 * Reads the configured sources. One that cannot be read becomes a problem and takes no other down.
 *
 * @param sources - files, folders, or addresses; `file` targets are relative to the working directory
 */
export async function readDefinitionSources(
  sources: Array<{ type: 'file' | 'url'; target: string }>,
  urlReader: UrlReaderService,
): Promise<{ texts: DefinitionText[]; problems: Problem[] }> {
  const texts: DefinitionText[] = [];
  const problems: Problem[] = [];
  for (const { type, target } of sources) {
    try {
      texts.push(
        ...(type === 'file'
          ? await readFileOrDirectory(target)
          : [await readUrl(target, urlReader)]),
      );
    } catch (error) {
      problems.push({
        source: target,
        message: `It cannot be read: ${inWords(error as Error)}`,
        mend:
          type === 'file'
            ? 'Give a path that exists, relative to the working directory of the backend'
            : 'Give an address that backend.reading.allow or an integration permits',
      });
    }
  }
  return { texts, problems };
}

/** The operating system's words hold the path on this machine, which is nobody's business who reads about rules. */
const fileErrors = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EACCES', 'the backend may not read it'],
  ['EPERM', 'the backend may not read it'],
  ['ENOTDIR', 'a part of the path is no folder'],
]);

function inWords(error: NodeJS.ErrnoException): string {
  const { code, syscall, message } = error;
  if (syscall === undefined || code === undefined) return message.slice(0, 500);
  return fileErrors.get(code) ?? code;
}

async function readFileOrDirectory(target: string): Promise<DefinitionText[]> {
  const path = resolve(target);
  if (!(await stat(path)).isDirectory()) {
    return [{ source: target, text: await readFile(path, 'utf8') }];
  }
  return readDirectory(path, target);
}

async function readUrl(
  target: string,
  urlReader: UrlReaderService,
): Promise<DefinitionText> {
  const response = await urlReader.readUrl(target);
  return { source: target, text: (await response.buffer()).toString('utf8') };
}
