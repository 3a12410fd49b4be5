import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import {
  firstMistake,
  type DueRepository,
  type Incoming,
  type IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { minimatch } from 'minimatch';
import { z } from 'zod';
import {
  runSchema,
  toRunDeployment,
  type GithubRun,
} from '../events/toRunDeployment';
import type { GithubConfig } from '../GithubConfig';
import type { GithubApi } from './GithubApi';
import { readSteps } from './readSteps';

/** GitHub gives no more than the first thousand of such a list. */
const mostPages = 10;
/** Runs whose jobs are asked for in one round, the newest first: when a repository is read at first, and later. */
const mostWithSteps = { first: 10, later: 100 };

const answerSchema = z.object({ workflow_runs: z.array(runSchema) });

/** Whether runs of a repository may be deployments, by the configuration. */
export function hasDeployingRuns(name: string, config: GithubConfig): boolean {
  return config.workflows.some(
    ({ repositories }) =>
      repositories?.some(pattern =>
        minimatch(name, pattern, { nocase: true }),
      ) ?? true,
  );
}

/**
 * Completed runs that deploy, since a moment. GraphQL does not list runs: these are requests of REST. Those that ended
 * since the last round have their jobs as steps.
 *
 * @param options.endedSince - runs that ended before it were told with their steps already
 * @throws Error in words when it cannot be read to the end, the jobs included. What was given before counts.
 */
export async function* readRuns(
  api: GithubApi,
  due: DueRepository,
  options: { config: GithubConfig; endedSince: number },
): AsyncGenerator<IncomingEvents> {
  const query = new URLSearchParams({
    status: 'completed',
    created: `>=${new Date(due.since).toISOString()}`,
    per_page: '100',
  });
  let address: string | undefined = `repos/${due.name}/actions/runs?${query}`;
  let stepsLeft = due.isNew ? mostWithSteps.first : mostWithSteps.later;
  for (let page = 0; address && page < mostPages; page += 1) {
    const { json, next } = await api.page(due.url, address);
    const parsed = answerSchema.safeParse(json);
    if (!parsed.success) {
      throw new Error(
        `has runs that cannot be understood: ${firstMistake(parsed.error)}`,
      );
    }
    const runs = parsed.data.workflow_runs.filter(run =>
      eventOf(run, due, options.config),
    );
    const withSteps = runs
      .filter(run => due.isNew || run.updated_at >= options.endedSince)
      .slice(0, stepsLeft);
    stepsLeft -= withSteps.length;
    const { steps, failure } = await stepsOf(api, due, withSteps);
    const deployments = runs.flatMap(
      run => eventOf(run, due, options.config, steps.get(run.id)) ?? [],
    );
    if (deployments.length > 0) yield { deployments };
    // Told without steps; the repository counts as not read, so that the next round asks for them again.
    if (failure) throw failure;
    address = next;
  }
}

function eventOf(
  run: GithubRun,
  { name, url }: DueRepository,
  { workflows }: GithubConfig,
  steps?: Deployment['steps'],
): Incoming<Deployment> | undefined {
  const repository = run.html_url.replace(/\/actions\/runs\/\d+$/, '');
  const event = toRunDeployment(run, { name, repository, workflows, steps });
  return (
    event && { ...event, addressee: { ...event.addressee, repository: url } }
  );
}

/** By run: its steps, and why those of others are not known. */
async function stepsOf(
  api: GithubApi,
  due: DueRepository,
  runs: readonly GithubRun[],
) {
  const steps = new Map<number, Deployment['steps']>();
  let failure: Error | undefined;
  await Promise.all(
    runs.map(async ({ id }) => {
      try {
        steps.set(id, await readSteps(api, due, id));
      } catch (error) {
        failure ??= error as Error;
      }
    }),
  );
  return { steps, failure };
}
