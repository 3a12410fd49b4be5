import type { Change } from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedLabels,
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';
import { revertedIn } from './revertedIn';

/** A merged pull request, as far as it is told of. */
export interface GithubPullRequest {
  /** `owner/name` */
  name: string;
  repository: string;
  number: number;
  title: string;
  body?: string | null;
  url: string;
  labels: readonly string[];
  mergeSha?: string | null;
  createdAt: number;
  mergedAt: number;
  /** Its own commits, where they are known. */
  commits?: ReadonlyArray<{ oid: string; authoredAt: number }>;
  /** By others than its author, where they are known. */
  reviews?: ReadonlyArray<{ state: string; at: number }>;
}

/**
 * A merged pull request as a change. Its first commit is the one that was written first, by the date of its author:
 * rebasing moves the other date.
 */
export function toChange(pull: GithubPullRequest): Incoming<Change> {
  const { name, repository, commits = [], reviews = [] } = pull;
  const approvals = reviews.filter(({ state }) => state === 'APPROVED');
  const shas = [pull.mergeSha, ...commits.map(({ oid }) => oid)];
  const commitShas = [...new Set(shas.filter(sha => !!sha))] as string[];
  const title = boundedTitle(pull.title);
  const reverts = revertedIn(pull.body ?? '', name);
  return {
    id: `${name}#${pull.number}`,
    repository,
    ...(commitShas.length > 0 && { commitShas }),
    ...(title && { title }),
    url: pull.url,
    labels: boundedLabels(pull.labels),
    ...first(
      'committedAt',
      commits.map(({ authoredAt }) => authoredAt),
    ),
    openedAt: pull.createdAt,
    ...first(
      'firstReviewedAt',
      reviews.map(({ at }) => at),
    ),
    ...first(
      'approvedAt',
      approvals.map(({ at }) => at),
    ),
    mergedAt: pull.mergedAt,
    ...(reverts && { reverts }),
    addressee: { repository },
  };
}

function first<Name extends string>(
  name: Name,
  moments: readonly number[],
): { [name in Name]?: number } {
  return moments.length > 0
    ? ({ [name]: Math.min(...moments) } as { [name in Name]: number })
    : {};
}
