import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real repository in a temporary folder, whose clock stands where a test puts it. */
export interface TestRepository {
  directory: string;
  git(...args: string[]): string;
  /** Commits nothing but a message, at a moment; gives the commit. */
  commit(at: string, message: string): string;
  /** Tags the commit that it stands at. */
  tag(at: string, name: string): void;
  /** Merges a branch at a moment, always with a commit. */
  merge(at: string, branch: string): string;
}

/** Makes an empty repository on the branch `main`. */
export function makeRepository(): TestRepository {
  const directory = mkdtempSync(join(tmpdir(), 'readiness-git-'));
  const at = (moment: string, ...args: string[]) =>
    execFileSync('git', args, {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_AUTHOR_NAME: 'Robin',
        GIT_AUTHOR_EMAIL: 'robin@example.com',
        GIT_AUTHOR_DATE: moment,
        GIT_COMMITTER_NAME: 'Robin',
        GIT_COMMITTER_EMAIL: 'robin@example.com',
        GIT_COMMITTER_DATE: moment,
      },
    }).trim();
  const now = '2026-01-01T00:00:00Z';
  const git = (...args: string[]) => at(now, ...args);
  git('init', '--quiet', '--initial-branch=main');
  return {
    directory,
    git,
    commit(moment, message) {
      at(moment, 'commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    tag(moment, name) {
      at(moment, 'tag', '--annotate', '--message', name, name);
    },
    merge(moment, branch) {
      at(moment, 'merge', '--quiet', '--no-ff', '--message', 'Merge', branch);
      return git('rev-parse', 'HEAD');
    },
  };
}
