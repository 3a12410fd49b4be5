import type {
  Deployment,
  DeploymentStatus,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';

/** A deployment of GitLab, from a webhook or from an answer. */
export interface GitlabDeployment {
  id: number;
  repository: string;
  environment: string;
  status: string;
  sha?: string;
  /** Where a tag is deployed. */
  tag?: string;
  title?: string | null;
  url?: string | null;
  startedAt?: number;
  /** When it came to its status. */
  changedAt: number;
  /** When GitLab said this. */
  saidAt: number;
  /** Of its pipeline, where they were asked for. */
  steps?: Deployment['steps'];
}

/** Webhooks round to seconds, and look at the clock a moment after the deployment was written. */
const latenessOfWebhooksMs = 1000;

/** Created, running and blocked ones, which wait for an approval, are on the way; skipped ones deployed nothing. */
const statuses: ReadonlyMap<string, DeploymentStatus> = new Map([
  ['created', 'running'],
  ['running', 'running'],
  ['blocked', 'running'],
  ['success', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancelled'],
]);

/** A deployment with what became of it; undefined when nothing was deployed. */
export function toDeployment(
  deployment: GitlabDeployment,
): Incoming<Deployment> | undefined {
  const { id, repository, environment, sha, tag, startedAt } = deployment;
  const status = statuses.get(deployment.status);
  if (!status) return undefined;
  const title = boundedTitle(deployment.title);
  const steps =
    status !== 'running' && deployment.steps?.length
      ? deployment.steps
      : undefined;
  return {
    id: `deployment/${id}`,
    environment,
    status,
    ...(startedAt !== undefined && { startedAt }),
    ...(status !== 'running' && { finishedAt: deployment.changedAt }),
    // A branch is no version: everything that is deployed from it would be a redeploy.
    ...(tag && { version: tag }),
    ...(sha && { commitSha: sha }),
    repository,
    ...(title && { title }),
    ...(deployment.url && { url: deployment.url }),
    ...(steps && { steps }),
    // Of two messages about the same end, the one with the steps is the later, in whatever order they come.
    saidAt: deployment.saidAt + (steps ? latenessOfWebhooksMs : 0),
    addressee: { repository, environment },
  };
}
