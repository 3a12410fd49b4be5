import { InputError } from '@backstage/errors';
import type { Git } from './openRepository';
import type { Release, Releases } from './Release';
import { resolveCommit } from './resolveCommit';

/**
 * Every commit of a branch is a release, at the moment at which it came there: what was merged arrives with its merge.
 *
 * @param since - milliseconds since the epoch; the last commit before is the base
 */
export async function readBranch(
  git: Git,
  { branch, since }: { branch: string; since: number },
): Promise<Releases> {
  const head = await resolveCommit(git, branch);
  const output = await git(
    [
      'log',
      '-z',
      '--first-parent',
      '--reverse',
      '--format=%H%x1f%ct',
      '--stdin',
    ],
    { input: `${head}\n` },
  );
  const all = output
    .split('\0')
    .filter(Boolean)
    .map((record): Release => {
      const [sha = '', seconds] = record.trim().split('\x1f');
      const version = sha.slice(0, 12);
      return { id: sha, version, commitSha: sha, at: Number(seconds) * 1000 };
    });
  const from = all.findIndex(({ at }) => at >= since);
  if (from < 0) {
    throw new InputError(
      `Nothing came to ${branch} in this time; look further back with --since`,
    );
  }
  return { releases: all.slice(from), base: all[from - 1]?.commitSha };
}
