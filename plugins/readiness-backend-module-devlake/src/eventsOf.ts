import { InputError } from '@backstage/errors';
import {
  parseAs,
  parseJson,
  type Addressee,
  type Delivery,
  type DeliveryReading,
} from '@service-readiness/backstage-plugin-readiness-node';
import { deploymentOf } from './deploymentOf';
import { endpointOf, type Endpoint } from './endpointOf';
import type { DevlakeConfig } from './readDevlakeConfig';
import {
  closeRequest,
  deploymentRequest,
  issueRequest,
  pullRequestRequest,
  type IssueRequest,
  type PullRequestRequest,
} from './requestSchemas';

/** What DevLake does with an issue, by the words of its documentation. */
const done = 'DONE';

/**
 * What a request to DevLake's webhook says about delivery.
 *
 * @throws InputError that says what cannot be read, and repeats nothing of it
 */
export function eventsOf(
  { path, body, receivedAt }: Pick<Delivery, 'path' | 'body' | 'receivedAt'>,
  { connections }: DevlakeConfig,
): DeliveryReading {
  const endpoint = endpointOf(path);
  const { connection, kind } = endpoint;
  const entityRef = connections[connection];
  const addressee: Addressee = entityRef
    ? { entityRefs: [entityRef] }
    : { service: connection };
  // DevLake closes an issue with a request that has no body.
  const written =
    body.length > 0
      ? parseJson(body.toString('utf8'), 'The body is not valid JSON')
      : undefined;
  const context = { connection, addressee, receivedAt };
  switch (kind) {
    case 'deployments': {
      const request = parseAs(deploymentRequest, written);
      return { events: { deployments: [deploymentOf(request, context)] } };
    }
    case 'issues':
      return issue(parseAs(issueRequest, written), context);
    case 'pull_requests':
      return pullRequest(parseAs(pullRequestRequest, written), context);
    default:
      return closed(endpoint, written, receivedAt);
  }
}

interface Context {
  connection: string;
  addressee: Addressee;
  receivedAt: number;
}

function issue(
  request: IssueRequest,
  { connection, addressee, receivedAt }: Context,
): DeliveryReading {
  if (request.type?.toUpperCase() !== 'INCIDENT') {
    return { ignored: 'The type of the issue is not INCIDENT' };
  }
  if (request.createdDate === undefined) {
    throw new InputError('created_date: it is not there');
  }
  const isDone = request.status?.toUpperCase() === done;
  const resolvedAt =
    request.resolutionDate ??
    (isDone ? request.updatedDate ?? receivedAt : undefined);
  return {
    events: {
      incidents: [
        {
          id: `${connection}/${request.issueKey}`,
          addressee,
          title: request.title,
          url: request.url,
          severity: request.severity,
          startedAt: request.createdDate,
          resolvedAt,
          saidAt: request.updatedDate,
        },
      ],
    },
  };
}

function closed(
  { connection, issueKey }: Endpoint,
  written: unknown,
  receivedAt: number,
): DeliveryReading {
  const request = parseAs(closeRequest, written ?? {});
  const key = issueKey ?? request.issueKey;
  if (key === undefined) throw new InputError('issueKey: it is not there');
  const resolvedAt = request.resolutionDate ?? receivedAt;
  const incident = { id: `${connection}/${key}`, resolvedAt };
  return { events: { additions: { incidents: [incident] } } };
}

function pullRequest(
  request: PullRequestRequest,
  { connection, addressee }: Context,
): DeliveryReading {
  if (request.mergedDate === undefined) {
    return { ignored: 'The pull request is not merged' };
  }
  const commits = [request.mergeCommitSha, request.headCommitSha];
  return {
    events: {
      changes: [
        {
          id: `${connection}/${request.pullRequestKey}`,
          addressee,
          title: request.displayTitle,
          url: request.url,
          commitShas: commits.filter(sha => sha !== undefined),
          openedAt: request.createdDate,
          mergedAt: request.mergedDate,
        },
      ],
    },
  };
}
