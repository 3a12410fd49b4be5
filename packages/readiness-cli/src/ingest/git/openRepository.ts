import { execFile } from 'node:child_process';
import { InputError } from '@backstage/errors';

/** What one command may print: the history of a large repository. */
const mostBytes = 512 * 1024 * 1024;

/** Runs git in a folder, without a shell. Gives what it prints. */
export type Git = (
  args: readonly string[],
  options?: { input?: string },
) => Promise<string>;

/**
 * Git in a folder that is a repository with its whole history.
 *
 * @throws InputError when git, the repository or its history is not there, with the mend
 */
export async function openRepository(directory: string): Promise<Git> {
  const git: Git = (args, { input } = {}) =>
    new Promise((done, fail) => {
      const child = execFile(
        'git',
        ['-C', directory, '-c', 'log.showSignature=false', ...args],
        {
          maxBuffer: mostBytes,
          encoding: 'utf8',
          env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
        },
        (error, stdout) => (error ? fail(error) : done(stdout)),
      );
      child.stdin?.on('error', () => {
        // It ended before it read everything: why stands in its own error.
      });
      child.stdin?.end(input ?? '');
    });
  const isShallow = await git(['rev-parse', '--is-shallow-repository']).catch(
    (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      throw new InputError(
        isMissing
          ? 'git is not there; install it'
          : `${directory} is no git repository, or git may not read it`,
      );
    },
  );
  if (isShallow.trim() !== 'false') {
    throw new InputError(
      `${directory} is a shallow clone, whose history is cut off; run git fetch --unshallow --tags, or clone it whole`,
    );
  }
  return git;
}
