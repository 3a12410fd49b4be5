import type {
  Deployment,
  DeploymentStatus,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  momentSchema,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';
import { minimatch } from 'minimatch';
import { z } from 'zod';
import type { DeployingWorkflow } from '../GithubConfig';

/** A run of a workflow: the same in webhooks and in answers. */
export const runSchema = z.object({
  id: z.number().int(),
  name: z.string().nullish(),
  path: z.string().optional(),
  display_title: z.string().optional(),
  event: z.string(),
  head_sha: z.string(),
  html_url: z.string(),
  conclusion: z.string().nullable(),
  created_at: momentSchema,
  run_started_at: momentSchema.optional(),
  updated_at: momentSchema,
});
export type GithubRun = z.output<typeof runSchema>;

/** What is not here, skipped and neutral say, deployed nothing. */
const conclusions: Record<string, DeploymentStatus> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  startup_failure: 'failure',
  cancelled: 'cancelled',
};

/**
 * A completed run as a deployment, when the configuration says that its workflow deploys. Of a run that was repeated
 * the last attempt counts, as GitHub shows it. Runs for pull requests deploy nothing that anybody uses.
 */
export function toRunDeployment(
  run: GithubRun,
  options: {
    /** `owner/name` */
    name: string;
    repository: string;
    /** Of the workflow; the name of a run may be another. */
    workflowName?: string;
    workflows: readonly DeployingWorkflow[];
    /** Of the last attempt, where they were asked for. */
    steps?: Deployment['steps'];
  },
): Incoming<Deployment> | undefined {
  const { name, repository, workflowName, workflows, steps = [] } = options;
  const status = conclusions[run.conclusion ?? ''];
  if (!status || run.event.startsWith('pull_request')) return undefined;
  const file = run.path?.replace(/@.*$/, '').split('/').pop();
  const deploying = workflows.find(
    ({ workflow, repositories }) =>
      [workflowName, run.name, file].includes(workflow) &&
      (repositories?.some(pattern =>
        minimatch(name, pattern, { nocase: true }),
      ) ??
        true),
  );
  if (!deploying) return undefined;
  const { environment } = deploying;
  const title = boundedTitle(run.display_title);
  return {
    id: `run/${run.id}`,
    environment,
    status,
    startedAt: run.run_started_at ?? run.created_at,
    finishedAt: run.updated_at,
    commitSha: run.head_sha,
    repository,
    ...(title && { title }),
    url: run.html_url,
    ...(steps.length > 0 && { steps }),
    // Of two messages about the same moment, the one with the steps is the later: GitHub counts in seconds.
    saidAt: run.updated_at + (steps.length > 0 ? 1 : 0),
    addressee: { repository, environment },
  };
}
