import {
  parseAs,
  type Delivery,
  type DeliveryReading,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { z } from 'zod';
import { toChange } from '../events/toChange';
import { toDeployment } from '../events/toDeployment';
import { toIncident } from '../events/toIncident';
import { toReleaseDeployment } from '../events/toReleaseDeployment';
import type { GitlabConfig } from '../GitlabConfig';
import {
  deploymentSchema,
  issueSchema,
  mergeRequestSchema,
  releaseSchema,
} from './payloads';

interface Context {
  config: GitlabConfig;
  delivery: Delivery;
}

type PayloadReader = (payload: unknown, context: Context) => DeliveryReading;

/** A reader that is given what its schema makes of the payload. */
function reader<Schema extends z.ZodType>(
  schema: Schema,
  read: (payload: z.output<Schema>, context: Context) => DeliveryReading,
): PayloadReader {
  return (payload, context) => read(parseAs(schema, payload), context);
}

const readDeployment = reader(deploymentSchema, payload => {
  const { project, status_changed_at: changedAt } = payload;
  const event = toDeployment({
    id: payload.deployment_id,
    repository: project.web_url,
    environment: payload.environment,
    status: payload.status,
    // The body has the short one only, beside an address with all of it.
    sha: /\/commit\/([0-9a-f]{40,64})$/.exec(payload.commit_url ?? '')?.[1],
    title: payload.commit_title,
    url: payload.deployable_url,
    changedAt,
    saidAt: changedAt,
  });
  return event
    ? { events: { deployments: [event] } }
    : { ignored: `a deployment that is ${payload.status}` };
});

const readRelease = reader(releaseSchema, (payload, { config, delivery }) => {
  if (!config.releases) return { ignored: 'releases are no deployments here' };
  if (payload.action === 'delete') return { ignored: 'a release that is gone' };
  if (payload.released_at > delivery.receivedAt) {
    return { ignored: 'a release that is still to come' };
  }
  const event = toReleaseDeployment(
    {
      path: payload.project.path_with_namespace,
      repository: payload.project.web_url,
      tag: payload.tag,
      name: payload.name,
      url: payload.url,
      sha: payload.commit?.id,
      releasedAt: payload.released_at,
    },
    config.releases,
  );
  return { events: { deployments: [event] } };
});

const readMergeRequest = reader(
  mergeRequestSchema,
  ({ project, labels, object_attributes: request }) => {
    if (request.action !== 'merge') {
      return { ignored: 'a merge request that is not being merged' };
    }
    if (request.target_branch !== project.default_branch) {
      return { ignored: 'merged into another branch than the default' };
    }
    const change = toChange({
      path: project.path_with_namespace,
      repository: project.web_url,
      iid: request.iid,
      title: request.title,
      description: request.description,
      url: request.url,
      labels: labels.map(({ title }) => title),
      shas: [request.merge_commit_sha, request.last_commit?.id],
      createdAt: request.created_at,
      // The body of the merge itself: it was not updated after that.
      mergedAt: request.updated_at,
    });
    // Knows neither all commits nor reviews: what asking has found of them stays.
    return { events: { additions: { changes: [change] } } };
  },
);

const readIssue = reader(
  issueSchema,
  ({ project, labels, object_attributes: issue }, { config }) => {
    const titles = labels.map(({ title }) => title);
    const isIncident =
      issue.type?.toLowerCase() === 'incident' ||
      titles.some(
        title => title.toLowerCase() === config.incidentLabel?.toLowerCase(),
      );
    if (!isIncident) return { ignored: 'an issue that is no incident' };
    const isClosed = issue.state === 'closed';
    const incident = toIncident({
      path: project.path_with_namespace,
      repository: project.web_url,
      iid: issue.iid,
      title: issue.title,
      url: issue.url,
      labels: titles,
      severity: issue.severity,
      createdAt: issue.created_at,
      updatedAt: issue.updated_at,
      closedAt: isClosed ? issue.closed_at ?? issue.updated_at : undefined,
    });
    return { events: { incidents: [incident] } };
  },
);

/** By the header `X-Gitlab-Event`. What is not here says nothing about delivery. */
export const payloadReaders: ReadonlyMap<string, PayloadReader> = new Map([
  ['Deployment Hook', readDeployment],
  ['Release Hook', readRelease],
  ['Merge Request Hook', readMergeRequest],
  ['Issue Hook', readIssue],
  ['Confidential Issue Hook', readIssue],
  ['Work Item Hook', readIssue],
]);
