import { gitEvents, type GitAddressee, type GitEvents } from './gitEvents';
import type { Git } from './openRepository';
import { readBranch } from './readBranch';
import { readCommits } from './readCommits';
import { readTags } from './readTags';
import { resolveCommit } from './resolveCommit';

/** Where releases are looked for, and for whom they are. */
export interface RepositoryQuery {
  /** Pattern of the tags that are releases. */
  tags: string;
  /** Patterns of tags that are none after all. */
  except?: readonly string[];
  /** A branch of which every commit is a release; then tags are none. */
  deploymentsFrom?: string;
  /** What was released before the first release. */
  base?: string;
  /** Milliseconds since the epoch. */
  since: number;
  environment: string;
  addressee: GitAddressee;
}

/** The releases of a repository with their changes, in the form of the API's batch. */
export async function eventsOfRepository(
  git: Git,
  query: RepositoryQuery,
): Promise<GitEvents> {
  const { deploymentsFrom: branch, tags: pattern, except, since } = query;
  const found =
    branch === undefined
      ? await readTags(git, { pattern, except, since })
      : await readBranch(git, { branch, since });
  const base =
    query.base === undefined
      ? found.base
      : await resolveCommit(git, query.base);
  const head = await resolveCommit(git, branch ?? 'HEAD');
  const tips = [...found.releases.map(({ commitSha }) => commitSha), head];
  const commits = await readCommits(git, { tips, base });
  const { environment, addressee } = query;
  return gitEvents(
    commits,
    { releases: found.releases, base },
    { head, environment, addressee },
  );
}
