import type {
  Deployment,
  DeploymentStatus,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';

/** A deployment of GitHub, from a webhook or from an answer. */
export interface GithubDeployment {
  /**
   * Its node id: in both, and the same in both. The number is not, since GraphQL has it with 32 bits only and GitHub
   * has counted further.
   */
  nodeId: string;
  repository: string;
  environment: string;
  sha: string;
  /** `refs/tags/v1` in full, or nothing that is known to be a tag. */
  tag?: string;
  description?: string | null;
  createdAt: number;
  updatedAt: number;
  /** In any order; of a webhook the one that it is about. */
  statuses: ReadonlyArray<{
    state: string;
    createdAt: number;
    url?: string | null;
  }>;
}

/** What a state is the end with; all others are on the way, or speak of what came later. */
const ends: ReadonlyMap<string, DeploymentStatus> = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['error', 'failure'],
]);

/**
 * A deployment with what became of it. The first success counts: it is set to inactive when the next one comes, and
 * tools like to report success twice. Without one the last failure counts.
 *
 * @example
 * ```ts
 * toDeployment({ ...deployment, statuses: [{ state: 'success', createdAt: 20 }, { state: 'success', createdAt: 10 }] })
 * // { status: 'success', finishedAt: 10, … }
 * ```
 */
export function toDeployment(
  deployment: GithubDeployment,
): Incoming<Deployment> {
  const { statuses, sha, tag, repository, environment } = deployment;
  const over = statuses
    .flatMap(({ state, createdAt, url }) => {
      const status = ends.get(state);
      return status ? { status, createdAt, url } : [];
    })
    .sort((a, b) => a.createdAt - b.createdAt);
  const end = over.find(({ status }) => status === 'success') ?? over.at(-1);
  const url = end?.url || undefined;
  const title = boundedTitle(deployment.description);
  return {
    id: deployment.nodeId,
    environment,
    status: end?.status ?? 'running',
    startedAt: deployment.createdAt,
    ...(end && { finishedAt: end.createdAt }),
    // A branch is no version: everything that is deployed from it would be a redeploy.
    ...(tag && { version: tag }),
    commitSha: sha,
    repository,
    ...(title && { title }),
    ...(url && { url }),
    saidAt: Math.max(
      deployment.updatedAt,
      ...statuses.map(({ createdAt }) => createdAt),
    ),
    addressee: { repository, environment },
  };
}
