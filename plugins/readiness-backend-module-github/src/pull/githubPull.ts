import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import {
  JsonApi,
  pullRepositories,
  type EventPull,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GithubConfig } from '../GithubConfig';
import { GithubApi } from './GithubApi';
import { readBatch } from './readBatch';

/** Repositories that are asked about in one request. */
const batchSize = 25;
/** GitHub allows a hundred at once, and less work in a minute than four can do. */
const concurrency = 4;

/** Asks a host of GitHub, each repository from where it stood. */
export function githubPull(
  config: GithubConfig,
  options: {
    integration: GithubIntegrationConfig;
    credentials: GithubCredentialsProvider;
    now: () => number;
  },
): EventPull | undefined {
  const { pull } = config;
  if (!pull) return undefined;
  const lookBackMs = pull.lookBackHours * 3_600_000;
  return {
    schedule: pull.schedule,
    run: context => {
      const api = new GithubApi(
        options.integration,
        options.credentials,
        new JsonApi({
          signal: context.signal,
          concurrency,
          budget: pull.requestsPerRound,
        }),
      );
      return pullRepositories(context, {
        host: config.host,
        now: options.now(),
        historyMs: pull.historyDays * 86_400_000,
        lookBackMs,
        batchSize,
        read: batch => readBatch(api, batch, { config, lookBackMs }, context),
      });
    },
  };
}
