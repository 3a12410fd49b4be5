import type {
  PushedChange,
  PushedDeployment,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Commit } from './Commit';
import type { Releases } from './Release';

/** The API takes no more with one deployment. The others are found by when they were merged. */
const mostChanges = 1000;

/** For whom the events of a repository are. */
export type GitAddressee = Pick<
  PushedChange,
  'entityRefs' | 'repository' | 'service'
>;

/** What a history says, in the form of the API's batch. Deployments name their changes, which stand beside them. */
export interface GitEvents {
  deployments: PushedDeployment[];
  changes: PushedChange[];
}

/**
 * Releases, each naming the changes that it brought; and all changes, those included that none has brought yet.
 *
 * A commit belongs to the first release that it can be reached from. Merges are no changes. What the first release
 * brought is known only where its base is: without one it brings none.
 *
 * @param commits - each after its parents
 * @param head - the commit that development stands at
 * @param addressee - for whom every event is
 */
export function gitEvents(
  commits: readonly Commit[],
  { releases, base }: Releases,
  {
    head,
    environment,
    addressee,
  }: {
    head: string;
    environment: string;
    addressee: GitAddressee;
  },
): GitEvents {
  const graph = new Map(commits.map(commit => [commit.sha, commit]));
  const mergedAt = arrivals(graph, head);
  const seen = new Set<string>();
  const changes: PushedChange[] = [];
  /** Takes the commits that are new with `tip`; gives their ids. */
  const take = (tip: string): string[] =>
    reachedFirst(graph, tip, seen).map(commit => {
      const merged = mergedAt.get(commit.sha);
      changes.push({
        id: commit.sha,
        ...addressee,
        commitShas: [commit.sha],
        title: commit.subject.slice(0, 200),
        // Moved to another place, by a rebase for example, a commit keeps when it was written.
        committedAt: written(Math.min(commit.authoredAt, commit.committedAt)),
        ...(merged !== undefined && { mergedAt: written(merged) }),
        ...(commit.reverts && { reverts: commit.reverts }),
      });
      return commit.sha;
    });
  let before = base;
  const deployments = releases.map(release => {
    const { id, version, commitSha, at } = release;
    const known = before !== undefined;
    // Without a base nobody knows what was new: all of it is old.
    const brought = known ? take(commitSha) : [];
    if (!known) reachedFirst(graph, commitSha, seen);
    const deployment: PushedDeployment = {
      id,
      ...addressee,
      environment,
      status: 'success',
      finishedAt: written(at),
      version,
      commitSha,
      ...(known && { baseCommitSha: before }),
      ...(brought.length > 0 && {
        changes: brought.slice(0, mostChanges).map(change => ({ id: change })),
      }),
    };
    before = commitSha;
    return deployment;
  });
  take(head);
  return { deployments, changes };
}

/** Commits below `tip` that nobody reached before, without merges; they count as reached from now on. */
function reachedFirst(
  graph: ReadonlyMap<string, Commit>,
  tip: string,
  seen: Set<string>,
): Commit[] {
  const found: Commit[] = [];
  const waiting = [tip];
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    const commit = graph.get(sha);
    if (!commit || seen.has(sha)) continue;
    seen.add(sha);
    if (commit.parents.length < 2) found.push(commit);
    waiting.push(...commit.parents);
  }
  return found;
}

/** When each commit came to the main line: with its merge, or by itself. */
function arrivals(
  graph: ReadonlyMap<string, Commit>,
  head: string,
): Map<string, number> {
  const line: Commit[] = [];
  for (let at = graph.get(head); at; at = graph.get(at.parents[0] ?? '')) {
    line.push(at);
  }
  const seen = new Set<string>();
  const moments = new Map<string, number>();
  for (const arrived of line.reverse()) {
    for (const { sha } of reachedFirst(graph, arrived.sha, seen)) {
      moments.set(sha, arrived.committedAt);
    }
  }
  return moments;
}

const written = (moment: number) => new Date(moment).toISOString();
