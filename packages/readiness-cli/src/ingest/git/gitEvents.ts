import type {
  PushedChange,
  PushedDeployment,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Commit } from './Commit';
import type { Releases } from './Release';

/** The API takes no more with one deployment. */
const mostChanges = 1000;

/** For whom the events of a repository are. */
export type GitAddressee = Pick<
  PushedChange,
  'entityRefs' | 'repository' | 'service'
>;

/** What a history says, in the form of the API's batch. */
export interface GitEvents {
  deployments: PushedDeployment[];
  changes: PushedChange[];
}

/**
 * Releases with the changes that each brought, and the changes that none has brought yet.
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
  const changeOf = (commit: Commit) => ({
    id: commit.sha,
    ...(addressee.repository && { repository: addressee.repository }),
    commitShas: [commit.sha],
    title: commit.subject.slice(0, 200),
    // Moved to another place, by a rebase for example, a commit keeps when it was written.
    committedAt: written(Math.min(commit.authoredAt, commit.committedAt)),
    ...momentOf('mergedAt', mergedAt.get(commit.sha)),
    ...(commit.reverts && { reverts: commit.reverts }),
  });
  const without: PushedChange[] = [];
  let before = base;
  const deployments = releases.map((release): PushedDeployment => {
    const brought = reachedFirst(graph, release.commitSha, seen).map(changeOf);
    const known = before === undefined ? [] : brought;
    without.push(
      ...known.slice(mostChanges).map(change => ({ ...change, ...addressee })),
    );
    const deployment: PushedDeployment = {
      id: release.id,
      ...addressee,
      environment,
      status: 'success',
      finishedAt: written(release.at),
      version: release.version,
      commitSha: release.commitSha,
      ...(before !== undefined && { baseCommitSha: before }),
      ...(known.length > 0 && { changes: known.slice(0, mostChanges) }),
    };
    before = release.commitSha;
    return deployment;
  });
  const undeployed = reachedFirst(graph, head, seen).map(commit => ({
    ...changeOf(commit),
    ...addressee,
  }));
  return { deployments, changes: [...without, ...undeployed] };
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

const momentOf = (name: 'mergedAt', moment: number | undefined) =>
  moment === undefined ? {} : { [name]: written(moment) };
