import {
  firstMistake,
  type DueRepository,
  type IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { minimatch } from 'minimatch';
import { z } from 'zod';
import { runSchema, toRunDeployment } from '../events/toRunDeployment';
import type { GithubConfig } from '../GithubConfig';
import type { GithubApi } from './GithubApi';

/** GitHub gives no more than the first thousand of such a list. */
const mostPages = 10;

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

/** Completed runs that deploy, since a moment. GraphQL does not list runs: these are requests of REST. */
export async function* readRuns(
  api: GithubApi,
  { url, name, since }: DueRepository,
  { workflows }: GithubConfig,
): AsyncGenerator<IncomingEvents> {
  const query = new URLSearchParams({
    status: 'completed',
    created: `>=${new Date(since).toISOString()}`,
    per_page: '100',
  });
  let address: string | undefined = `repos/${name}/actions/runs?${query}`;
  for (let page = 0; address && page < mostPages; page += 1) {
    const { json, next } = await api.page(url, address);
    const parsed = answerSchema.safeParse(json);
    if (!parsed.success) {
      throw new Error(
        `has runs that cannot be understood: ${firstMistake(parsed.error)}`,
      );
    }
    const deployments = parsed.data.workflow_runs.flatMap(run => {
      const repository = run.html_url.replace(/\/actions\/runs\/\d+$/, '');
      const event = toRunDeployment(run, { name, repository, workflows });
      return event
        ? { ...event, addressee: { ...event.addressee, repository: url } }
        : [];
    });
    if (deployments.length > 0) yield { deployments };
    address = next;
  }
}
