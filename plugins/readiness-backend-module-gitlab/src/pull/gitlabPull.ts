import type { GitLabIntegrationConfig } from '@backstage/integration';
import {
  JsonApi,
  pullRepositories,
  readEach,
  type EventPull,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GitlabConfig } from '../GitlabConfig';
import { GitlabApi } from './GitlabApi';
import { readProject } from './readProject';

/** Projects that are read side by side. */
const batchSize = 20;
/** Four at 150 ms are 1,600 in a minute; GitLab.com allows 2,000. */
const concurrency = 4;

/** Asks a host of GitLab, each project from where it stood. */
export function gitlabPull(
  config: GitlabConfig,
  integration: GitLabIntegrationConfig,
  now: () => number,
): EventPull | undefined {
  const { pull } = config;
  if (!pull) return undefined;
  const lookBackMs = pull.lookBackHours * 3_600_000;
  // Where GitLab stands below a path of its host, that is no part of its projects' paths.
  const below = new URL(integration.baseUrl).pathname.replace(/^\/|\/+$/g, '');
  const pathOf = (name: string) =>
    below && name.startsWith(`${below}/`) ? name.slice(below.length + 1) : name;
  return {
    schedule: pull.schedule,
    run: context => {
      const api = new GitlabApi(
        integration,
        new JsonApi({
          signal: context.signal,
          concurrency,
          budget: pull.requestsPerRound,
        }),
      );
      return pullRepositories(context, {
        host: config.host,
        now: now(),
        historyMs: pull.historyDays * 86_400_000,
        lookBackMs,
        batchSize,
        read: batch =>
          readEach(batch, context, due =>
            readProject(api, pathOf(due.name), due, { config, lookBackMs }),
          ),
      });
    },
  };
}
