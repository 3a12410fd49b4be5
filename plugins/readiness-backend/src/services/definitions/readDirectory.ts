import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '@service-readiness/backstage-plugin-readiness-common';
import { DefinitionLimitError, inKib } from './DefinitionLimitError';
import { definitionLimits, type DefinitionLimits } from './definitionLimits';
import { describeFileError } from './describeFileError';
import { readFileBounded } from './readFileBounded';

export interface DefinitionText {
  source: string;
  text: string;
}

const isYaml = (name: string) => /\.ya?ml$/i.test(name);

const mendFile =
  'Mend or remove it; the other files of its folder are read all the same';

/** A YAML file that was found, by its name below the folder. */
interface Found {
  path: string;
  source: string;
}

/**
 * Every YAML file of a directory and its sub-directories, in order of name. Links are followed, and each file is
 * read once, however many ways lead to it. A file that cannot be read becomes a problem and takes no other down.
 *
 * @param label - how the directory is called in what people see
 *
 * @throws DefinitionLimitError when it holds more than is read of one folder.
 */
export async function readDirectory(
  directory: string,
  label: string,
  limits: DefinitionLimits = definitionLimits,
): Promise<{ texts: DefinitionText[]; problems: Problem[] }> {
  const texts: DefinitionText[] = [];
  const problems: Problem[] = [];
  const unread = ({ source }: Found, error: unknown) =>
    problems.push({ source, ...describeFileError(error as Error, mendFile) });
  const found = await new Walk(limits, unread).of(directory, label);
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  let bytes = 0;
  for (const file of found) {
    let text: string;
    try {
      text = await readFileBounded(file.path, limits.fileBytes);
    } catch (error) {
      unread(file, error);
      continue;
    }
    bytes += Buffer.byteLength(text);
    if (bytes > limits.bytes) {
      throw new DefinitionLimitError(
        `its .yaml files are larger than ${inKib(
          limits.bytes,
        )} together, the most that is read of one folder`,
        'Split it into several folders, and name each of them under readiness.definitions',
      );
    }
    texts.push({ source: file.source, text });
  }
  return { texts, problems };
}

/** One walk through a folder, whose limits and visited places hold for all of it. */
class Walk {
  readonly #seen = new Set<string>();
  readonly #files: Found[] = [];
  #entries = 0;

  constructor(
    private readonly limits: DefinitionLimits,
    private readonly unread: (file: Found, error: unknown) => void,
  ) {}

  async of(directory: string, label: string): Promise<Found[]> {
    await this.#enter(directory, label);
    return this.#files;
  }

  async #enter(directory: string, label: string): Promise<void> {
    if (!(await this.#isNew(directory))) return;
    const entries = await readdir(directory, { withFileTypes: true });
    // Which of two names of one file counts must not depend on the file system.
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      this.#count();
      // Kubernetes mounts a ConfigMap as links to `..data/…`, itself a link to a folder named after the moment of
      // the update: the files have their lasting names outside of both.
      if (entry.name.startsWith('..')) continue;
      const found = {
        path: join(directory, entry.name),
        // As the folder is written in the configuration, so that one that is gone is known by its files.
        source: `${label.replace(/\/+$/, '')}/${entry.name}`,
      };
      try {
        const kind = entry.isSymbolicLink() ? await stat(found.path) : entry;
        if (kind.isDirectory()) await this.#enter(found.path, found.source);
        else if (kind.isFile() && isYaml(entry.name)) await this.#add(found);
      } catch (error) {
        if (error instanceof DefinitionLimitError) throw error;
        // A dead link that is no YAML by its name is nobody's business.
        if (!entry.isSymbolicLink() || isYaml(entry.name)) {
          this.unread(found, error);
        }
      }
    }
  }

  async #add(file: Found): Promise<void> {
    if (!(await this.#isNew(file.path))) return;
    this.#files.push(file);
    if (this.#files.length > this.limits.files) {
      throw new DefinitionLimitError(
        `it holds more than ${this.limits.files.toLocaleString(
          'en-GB',
        )} .yaml files, the most that are read of one folder`,
        'Put several checks into one file, separated by ---, or name several folders under readiness.definitions',
      );
    }
  }

  #count(): void {
    this.#entries += 1;
    if (this.#entries > this.limits.entries) {
      throw new DefinitionLimitError(
        `it holds more than ${this.limits.entries.toLocaleString(
          'en-GB',
        )} files and folders, the most that are looked through`,
        'Name the folder with the definitions itself, not one around it',
      );
    }
  }

  /** False for a place that another path has led to already: a link back up would never end. */
  async #isNew(path: string): Promise<boolean> {
    const real = await realpath(path);
    if (this.#seen.has(real)) return false;
    this.#seen.add(real);
    return true;
  }
}
