import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod';
import { companyActsSchema, type CompanyActs } from './CompanyActs';

export const actsFile = 'people/acts.yaml';

/**
 * What people of the company that was written to a directory do; nothing where it was written without.
 *
 * @throws InputError for a file that holds something else
 */
export async function readActs(
  directory: string,
): Promise<CompanyActs | undefined> {
  let text: string;
  try {
    text = await readFile(join(directory, actsFile), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const read = companyActsSchema.safeParse(parse(text));
  if (read.success) return read.data;
  throw new InputError(`${actsFile}: ${z.prettifyError(read.error)}`);
}
