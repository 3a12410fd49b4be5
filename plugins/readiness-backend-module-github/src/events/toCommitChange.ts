import type { Change } from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';
import { revertedIn } from './revertedIn';

/** A commit on the default branch, where there are no pull requests. */
export interface GithubCommit {
  /** `owner/name` */
  name: string;
  repository: string;
  sha: string;
  message: string;
  url: string;
  committedAt: number;
}

/** A commit as a change. It is on the main branch from the moment on at which it is committed. */
export function toCommitChange(commit: GithubCommit): Incoming<Change> {
  const { name, repository, sha, message, url, committedAt } = commit;
  const title = boundedTitle(message.split('\n', 1)[0]);
  const reverts = revertedIn(message, name);
  return {
    id: sha,
    repository,
    commitShas: [sha],
    ...(title && { title }),
    url,
    committedAt,
    mergedAt: committedAt,
    ...(reverts && { reverts }),
    addressee: { repository },
  };
}
