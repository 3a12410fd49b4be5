import { InputError } from '@backstage/errors';
import { readText } from './readText';

/**
 * What a file holds, or standard input for `-`.
 *
 * @throws InputError when it cannot be read, or is no JSON; it repeats nothing of it
 */
export async function readJson(path: string): Promise<unknown> {
  const written = await readText(path);
  try {
    return JSON.parse(written);
  } catch {
    // The parser's words repeat the beginning of the file.
    throw new InputError(`${path} is not valid JSON`);
  }
}
