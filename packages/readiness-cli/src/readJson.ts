import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { InputError } from '@backstage/errors';

/**
 * What a file holds, or standard input for `-`.
 *
 * @throws InputError when it cannot be read, or is no JSON; it repeats nothing of it
 */
export async function readJson(path: string): Promise<unknown> {
  const written = path === '-' ? await text(process.stdin) : await read(path);
  try {
    // What Windows writes begins with a mark of the byte order, which is no JSON.
    return JSON.parse(written.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's words repeat the beginning of the file.
    throw new InputError(`${path} is not valid JSON`);
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${path} cannot be read: ${code}`);
  }
}
