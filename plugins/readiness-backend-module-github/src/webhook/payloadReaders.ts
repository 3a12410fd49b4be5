import {
  parseAs,
  type DeliveryReading,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { z } from 'zod';
import { toChange } from '../events/toChange';
import { toCommitChange } from '../events/toCommitChange';
import { toDeployment } from '../events/toDeployment';
import { toIncident } from '../events/toIncident';
import { toReleaseDeployment } from '../events/toReleaseDeployment';
import { toRunDeployment } from '../events/toRunDeployment';
import type { GithubConfig } from '../GithubConfig';
import {
  deploymentSchema,
  deploymentStatusSchema,
  issuesSchema,
  pullRequestSchema,
  pushSchema,
  releaseSchema,
  workflowRunSchema,
} from './payloads';

type PayloadReader = (
  payload: unknown,
  config: GithubConfig,
) => DeliveryReading;

/** A reader that is given what its schema makes of the payload. */
function reader<Schema extends z.ZodType>(
  schema: Schema,
  read: (payload: z.output<Schema>, config: GithubConfig) => DeliveryReading,
): PayloadReader {
  return (payload, config) => read(parseAs(schema, payload), config);
}

/** A tag in full; a short ref may be a branch, and nothing tells. */
const tagOf = (ref: string) => /^refs\/tags\/(.+)$/.exec(ref)?.[1];

/** What each delivery about a deployment says of it. */
const saidOf = ({
  repository,
  deployment,
}: Pick<z.output<typeof deploymentSchema>, 'repository' | 'deployment'>) => ({
  nodeId: deployment.node_id,
  repository: repository.html_url,
  environment: deployment.environment,
  sha: deployment.sha,
  tag: tagOf(deployment.ref),
  description: deployment.description,
  createdAt: deployment.created_at,
});

const readDeployment = reader(
  deploymentSchema,
  ({ repository, deployment }) => ({
    events: {
      deployments: [
        toDeployment({
          ...saidOf({ repository, deployment }),
          updatedAt: deployment.updated_at,
          statuses: [],
        }),
      ],
    },
  }),
);

const readDeploymentStatus = reader(
  deploymentStatusSchema,
  ({ repository, deployment, deployment_status: status }) => {
    if (status.state === 'inactive') {
      return { ignored: 'a deployment that another one has replaced' };
    }
    const { created_at: createdAt, state } = status;
    return {
      events: {
        deployments: [
          toDeployment({
            ...saidOf({ repository, deployment }),
            // Of the deployment at the time of sending, which may be later than what the status says.
            updatedAt: createdAt,
            statuses: [
              { state, createdAt, url: status.log_url || status.target_url },
            ],
          }),
        ],
      },
    };
  },
);

const readRelease = reader(
  releaseSchema,
  ({ action, repository, release }, { releases }) => {
    if (!releases) return { ignored: 'releases are no deployments here' };
    const { published_at: publishedAt } = release;
    if (!['published', 'released'].includes(action) || !publishedAt) {
      return { ignored: `a release that is ${action}` };
    }
    if (release.draft || release.prerelease) {
      return { ignored: 'a draft, or a release before the release' };
    }
    const isSha = /^[0-9a-f]{40}$/.test(release.target_commitish);
    const event = toReleaseDeployment(
      {
        nodeId: release.node_id,
        repository: repository.html_url,
        tag: release.tag_name,
        name: release.name,
        url: release.html_url,
        sha: isSha ? release.target_commitish : undefined,
        publishedAt,
      },
      releases,
    );
    return { events: { deployments: [event] } };
  },
);

const readWorkflowRun = reader(
  workflowRunSchema,
  ({ action, repository, workflow, workflow_run: run }, { workflows }) => {
    if (action !== 'completed') {
      return { ignored: 'a run that is not over' };
    }
    const event = toRunDeployment(run, {
      name: repository.full_name,
      repository: repository.html_url,
      workflowName: workflow?.name,
      workflows,
    });
    return event
      ? { events: { deployments: [event] } }
      : { ignored: 'a run that deployed nothing, by the configuration' };
  },
);

const readPullRequest = reader(
  pullRequestSchema,
  ({ repository, pull_request: pull }, { changes }) => {
    if (changes !== 'pullRequests') {
      return { ignored: 'changes are commits here' };
    }
    if (!pull.merged_at) {
      return { ignored: 'a pull request that is not merged' };
    }
    if (pull.base.ref !== repository.default_branch) {
      return { ignored: 'merged into another branch than the default' };
    }
    const change = toChange({
      name: repository.full_name,
      repository: repository.html_url,
      number: pull.number,
      title: pull.title,
      body: pull.body,
      url: pull.html_url,
      labels: pull.labels.map(({ name }) => name),
      mergeSha: pull.merge_commit_sha,
      createdAt: pull.created_at,
      mergedAt: pull.merged_at,
    });
    // Knows neither commits nor reviews: what asking has found of them stays.
    return { events: { additions: { changes: [change] } } };
  },
);

const readPush = reader(
  pushSchema,
  ({ ref, repository, commits }, { changes }) => {
    if (changes !== 'commits') {
      return { ignored: 'changes are pull requests here' };
    }
    if (ref !== `refs/heads/${repository.default_branch}`) {
      return { ignored: 'a push to another branch than the default' };
    }
    const changed = commits
      // The body does not say what the parents of a commit are.
      .filter(
        ({ message }) =>
          !/^Merge (branch|pull request|tag|remote)/.test(message),
      )
      .map(({ id, message, url, timestamp }) =>
        toCommitChange({
          name: repository.full_name,
          repository: repository.html_url,
          sha: id,
          message,
          url,
          committedAt: timestamp,
        }),
      );
    return changed.length > 0
      ? { events: { changes: changed } }
      : { ignored: 'a push without a commit of its own' };
  },
);

const readIssues = reader(
  issuesSchema,
  ({ action, repository, issue }, { incidentLabel }) => {
    if (['deleted', 'transferred'].includes(action)) {
      return { ignored: `an issue that is ${action}` };
    }
    const labels = issue.labels.map(({ name }) => name);
    const isIncident = labels.some(
      label => label.toLowerCase() === incidentLabel?.toLowerCase(),
    );
    if (!isIncident || issue.pull_request) {
      return { ignored: 'an issue that is no incident' };
    }
    const incident = toIncident({
      name: repository.full_name,
      repository: repository.html_url,
      number: issue.number,
      title: issue.title,
      url: issue.html_url,
      labels,
      createdAt: issue.created_at,
      updatedAt: issue.updated_at,
      closedAt: issue.closed_at,
    });
    return { events: { incidents: [incident] } };
  },
);

/** By the name of the event. What is not here says nothing about delivery. */
export const payloadReaders: ReadonlyMap<string, PayloadReader> = new Map([
  ['ping', () => ({ ignored: 'a ping: the webhook reaches its route' })],
  ['deployment', readDeployment],
  ['deployment_status', readDeploymentStatus],
  ['release', readRelease],
  ['workflow_run', readWorkflowRun],
  ['pull_request', readPullRequest],
  [
    'pull_request_review',
    () => ({ ignored: 'reviews are known when pull requests are asked for' }),
  ],
  ['push', readPush],
  ['issues', readIssues],
]);
