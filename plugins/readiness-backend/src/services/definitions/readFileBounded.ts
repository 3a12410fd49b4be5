import { open } from 'node:fs/promises';
import { DefinitionLimitError } from './DefinitionLimitError';

/**
 * Reads a file as text, unless it is larger than what is read of one.
 *
 * @throws DefinitionLimitError naming the limit, before anything is read.
 */
export async function readFileBounded(
  path: string,
  maxBytes: number,
): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > maxBytes) throw DefinitionLimitError.ofFile(maxBytes);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
