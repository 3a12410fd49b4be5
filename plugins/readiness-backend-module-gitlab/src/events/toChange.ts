import type { Change } from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedLabels,
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';
import { revertedIn } from './revertedIn';

/** A merged merge request, as far as it is told of. */
export interface GitlabMergeRequest {
  /** Path of the project. */
  path: string;
  repository: string;
  iid: number;
  title: string;
  description?: string | null;
  url: string;
  labels: readonly string[];
  /** Of the merge, of squashing, and of the branch, where they are known. */
  shas: ReadonlyArray<string | null | undefined>;
  createdAt: number;
  mergedAt: number;
  /** Its own commits, where they are known. */
  commits?: ReadonlyArray<{ id: string; authoredAt: number }>;
  /** What others than its author said, where it is known. */
  reviewedAt?: readonly number[];
  approvedAt?: readonly number[];
}

/**
 * A merged merge request as a change. Its first commit is the one that was written first, by the date of its author:
 * rebasing moves the other date.
 */
export function toChange(request: GitlabMergeRequest): Incoming<Change> {
  const { path, repository, commits = [] } = request;
  const shas = [...request.shas, ...commits.map(({ id }) => id)];
  const commitShas = [...new Set(shas.filter(sha => !!sha))] as string[];
  const title = boundedTitle(request.title);
  const reverts = revertedIn(request.description ?? '', path);
  const committedAt = earliest(commits.map(({ authoredAt }) => authoredAt));
  const firstReviewedAt = earliest(request.reviewedAt);
  const approvedAt = earliest(request.approvedAt);
  return {
    id: `${path}!${request.iid}`,
    repository,
    ...(commitShas.length > 0 && { commitShas }),
    ...(title && { title }),
    url: request.url,
    labels: boundedLabels(request.labels),
    ...(committedAt !== undefined && { committedAt }),
    openedAt: request.createdAt,
    ...(firstReviewedAt !== undefined && { firstReviewedAt }),
    ...(approvedAt !== undefined && { approvedAt }),
    mergedAt: request.mergedAt,
    ...(reverts && { reverts }),
    addressee: { repository },
  };
}

function earliest(moments: readonly number[] = []): number | undefined {
  return moments.length > 0 ? Math.min(...moments) : undefined;
}
