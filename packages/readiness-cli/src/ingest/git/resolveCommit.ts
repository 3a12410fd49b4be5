import { InputError } from '@backstage/errors';
import type { Git } from './openRepository';

/**
 * The commit that a name stands for.
 *
 * @throws InputError when it stands for none
 */
export async function resolveCommit(git: Git, name: string): Promise<string> {
  try {
    const sha = await git([
      ...['rev-parse', '--verify', '--quiet', '--end-of-options'],
      `${name}^{commit}`,
    ]);
    return sha.trim();
  } catch {
    throw new InputError(`There is no commit '${name}' in the repository`);
  }
}
