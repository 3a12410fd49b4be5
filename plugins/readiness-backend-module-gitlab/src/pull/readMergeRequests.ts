import type {
  DueRepository,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { toChange } from '../events/toChange';
import {
  commitSchema,
  mergeRequestSchema,
  noteSchema,
  projectSchema,
  type GitlabMergeRequestAnswer,
} from './answers';
import type { GitlabApi } from './GitlabApi';

/**
 * Merge requests that were merged to the default branch, with their commits and reviews: two requests for each, and
 * one for the default branch where there are any.
 */
export async function* readMergeRequests(
  api: GitlabApi,
  path: string,
  { url: repository, since }: DueRepository,
): AsyncGenerator<IncomingEvents> {
  const query = {
    state: 'merged',
    scope: 'all',
    updated_after: new Date(since).toISOString(),
    order_by: 'updated_at',
    sort: 'desc',
  };
  let branch: string | null | undefined;
  const pages = api.list(path, 'merge_requests', query, mergeRequestSchema);
  for await (const page of pages) {
    if (page.length === 0) continue;
    branch ??= (await api.get(path, '', projectSchema)).default_branch;
    const defaultBranch = branch;
    const merged = page.filter(
      ({ target_branch: target, merged_at: mergedAt }) =>
        target === defaultBranch && mergedAt,
    );
    const changes = await Promise.all(
      merged.map(request => changeOf(api, path, request, repository)),
    );
    yield { changes };
  }
}

async function changeOf(
  api: GitlabApi,
  path: string,
  request: GitlabMergeRequestAnswer,
  repository: string,
) {
  const { iid, author } = request;
  const what = `merge_requests/${iid}`;
  const [commits, notes] = await Promise.all([
    all(api.list(path, `${what}/commits`, {}, commitSchema)),
    all(
      api.list(
        path,
        `${what}/notes`,
        { sort: 'asc', order_by: 'created_at' },
        noteSchema,
      ),
    ),
  ]);
  // GitLab notes an approval in words, in English whatever language people read; other notes of its own review nothing.
  const approvals = notes.filter(
    ({ system, body }) => system && /^approved this merge request/i.test(body),
  );
  const comments = notes.filter(({ system }) => !system);
  const byOthers = [...approvals, ...comments].filter(
    note => note.author?.id === undefined || note.author.id !== author?.id,
  );
  const momentOf = ({ created_at: at }: { created_at: number }) => at;
  return toChange({
    path: request.references.full.replace(/!\d+$/, ''),
    repository,
    iid,
    title: request.title,
    description: request.description,
    url: request.web_url,
    labels: request.labels,
    shas: [request.merge_commit_sha, request.squash_commit_sha, request.sha],
    createdAt: request.created_at,
    mergedAt: request.merged_at ?? request.created_at,
    commits: commits.map(({ id, authored_date: authored, ...commit }) => ({
      id,
      authoredAt: authored ?? commit.created_at,
    })),
    reviewedAt: beforeMerge(byOthers.map(momentOf), request),
    approvedAt: beforeMerge(approvals.map(momentOf), request),
  });
}

/** What is said after the merge did not hold it up. */
const beforeMerge = (
  moments: readonly number[],
  { merged_at: mergedAt }: GitlabMergeRequestAnswer,
) => moments.filter(at => !mergedAt || at <= mergedAt);

async function all<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}
