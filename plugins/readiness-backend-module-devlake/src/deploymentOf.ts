import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import { deploymentStatusOf } from '@service-readiness/backstage-plugin-readiness-common';
import type {
  Addressee,
  Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { DeploymentRequest } from './requestSchemas';

/**
 * A deployment of DevLake as one of ours, one for all its commits. The first commit and its repository stand for it;
 * the others are changes that it carries.
 *
 * @throws InputError when it has no moment, or a result that says nothing
 */
export function deploymentOf(
  request: DeploymentRequest,
  {
    connection,
    addressee,
    receivedAt,
  }: {
    connection: string;
    addressee: Addressee;
    receivedAt: number;
  },
): Incoming<Deployment> {
  const { deploymentCommits: commits } = request;
  const commitSha = request.commitSha ?? commits[0]?.commitSha;
  const repository = request.repoUrl ?? commits[0]?.repoUrl;
  const environment = request.environment ?? 'PRODUCTION';
  const startedAt = request.startedDate ?? request.startTime;
  // DevLake takes the moment of the request where it is not said.
  const finishedAt = request.finishedDate ?? request.endTime ?? receivedAt;
  const id =
    request.id ??
    request.pipelineId ??
    idOf([repository, commitSha], startedAt);
  return {
    id: `${connection}/${id}`,
    addressee: { repository, environment, ...addressee },
    environment,
    status: statusOf(request.result ?? 'SUCCESS'),
    startedAt,
    finishedAt,
    // A ref is no version: main is deployed again and again, and that takes nothing back.
    commitSha,
    repository,
    title: request.displayTitle ?? request.name,
    ...(commits.length > 1 && {
      changes: commits.flatMap(commit =>
        commit.commitSha === undefined
          ? []
          : [
              {
                id: commit.commitSha,
                commitShas: [commit.commitSha],
                repository: commit.repoUrl,
                title: commit.commitMsg?.split('\n')[0]?.slice(0, 500),
              },
            ],
      ),
    }),
  };
}

/** Before 1.0 a deployment was known by its repository and its commit. */
function idOf(
  parts: ReadonlyArray<string | undefined>,
  startedAt: number | undefined,
): string {
  if (parts.includes(undefined)) {
    throw new InputError(
      'id: it is not there, nor are repo_url and commit_sha',
    );
  }
  return createHash('sha256')
    .update(JSON.stringify([...parts, startedAt]))
    .digest('hex');
}

/** `MANUAL` waits for somebody. */
function statusOf(result: string): Deployment['status'] {
  const status = result === 'MANUAL' ? 'running' : deploymentStatusOf(result);
  const known = result === 'ABORT' ? 'cancelled' : status;
  if (known) return known;
  throw new InputError('result: it must be SUCCESS, FAILURE, ABORT or MANUAL');
}
