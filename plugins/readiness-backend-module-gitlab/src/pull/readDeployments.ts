import type {
  DueRepository,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { z } from 'zod';
import { toDeployment } from '../events/toDeployment';
import { toSteps, type GitlabJob } from '../events/toSteps';
import { deploymentSchema } from './answers';
import type { GitlabApi } from './GitlabApi';
import { readJobs } from './readJobs';
import { updatedSince } from './updatedSince';

type DeploymentAnswer = z.output<typeof deploymentSchema>;
type Jobs = ReadonlyMap<number, readonly GitlabJob[]>;

/** Deployments whose jobs are asked for in one round, the newest first: when a project is read at first, and later. */
const mostWithSteps = { first: 10, later: 100 };

/**
 * Deployments since a moment. Those that ended since the last round have the jobs of their pipeline as steps: one
 * request for each pipeline.
 *
 * @param endedSince - what ended before it was told with its steps already
 * @throws Error in words when it cannot be read to the end, the jobs included. What was given before counts.
 */
export async function* readDeployments(
  api: GitlabApi,
  path: string,
  due: DueRepository,
  endedSince: number,
): AsyncGenerator<IncomingEvents> {
  const pages = api.list(
    path,
    'deployments',
    updatedSince(due),
    deploymentSchema,
  );
  let stepsLeft = due.isNew ? mostWithSteps.first : mostWithSteps.later;
  for await (const page of pages) {
    const withSteps = page
      .filter(one => one.deployable?.pipeline && one.deployable.finished_at)
      .filter(one => due.isNew || one.updated_at >= endedSince)
      .slice(0, stepsLeft);
    stepsLeft -= withSteps.length;
    const { jobs, failure } = await jobsOf(api, path, withSteps);
    const asked = new Set(withSteps);
    yield {
      deployments: page.flatMap(
        one => eventOf(one, due, asked.has(one) ? jobs : undefined) ?? [],
      ),
    };
    // Told without steps; the project counts as not read, so that the next round asks for them again.
    if (failure) throw failure;
  }
}

function eventOf(
  { deployable, ...deployment }: DeploymentAnswer,
  due: DueRepository,
  jobs?: Jobs,
) {
  const { pipeline, finished_at: finishedAt } = deployable ?? {};
  const jobsOfIt = pipeline ? jobs?.get(pipeline.id) : undefined;
  return toDeployment({
    id: deployment.id,
    repository: due.url,
    environment: deployment.environment.name,
    status: deployment.status,
    sha: deployment.sha,
    tag: deployable?.tag ? deployment.ref : undefined,
    title: deployable?.commit?.title,
    url: deployable?.web_url,
    startedAt: deployable?.started_at ?? deployment.created_at,
    changedAt: finishedAt ?? deployment.updated_at,
    saidAt: deployment.updated_at,
    ...(jobsOfIt && finishedAt && { steps: toSteps(jobsOfIt, finishedAt) }),
  });
}

/** By pipeline: its jobs, and why those of others are not known. */
async function jobsOf(
  api: GitlabApi,
  path: string,
  deployments: readonly DeploymentAnswer[],
): Promise<{ jobs: Jobs; failure?: Error }> {
  const pipelines = new Set(
    deployments.flatMap(({ deployable }) => deployable?.pipeline?.id ?? []),
  );
  const jobs = new Map<number, readonly GitlabJob[]>();
  let failure: Error | undefined;
  await Promise.all(
    [...pipelines].map(async pipeline => {
      try {
        jobs.set(pipeline, await readJobs(api, path, pipeline));
      } catch (error) {
        failure ??= error as Error;
      }
    }),
  );
  return { jobs, failure };
}
