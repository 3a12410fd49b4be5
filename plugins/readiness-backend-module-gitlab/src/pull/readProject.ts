import type {
  DueRepository,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { toDeployment } from '../events/toDeployment';
import { toIncident } from '../events/toIncident';
import { toReleaseDeployment } from '../events/toReleaseDeployment';
import type { GitlabConfig } from '../GitlabConfig';
import { deploymentSchema, issueSchema, releaseSchema } from './answers';
import type { GitlabApi } from './GitlabApi';
import { readMergeRequests } from './readMergeRequests';

/**
 * The events of a project since a moment, page by page.
 *
 * @param path - of the project, with its groups
 * @throws Error in words when it cannot be read to the end. What was given before counts.
 */
export async function* readProject(
  api: GitlabApi,
  path: string,
  due: DueRepository,
  config: GitlabConfig,
): AsyncGenerator<IncomingEvents> {
  yield* readDeployments(api, path, due);
  yield* readMergeRequests(api, path, due);
  yield* readIncidents(api, path, due, { issue_type: 'incident' });
  if (config.incidentLabel) {
    yield* readIncidents(api, path, due, { labels: config.incidentLabel });
  }
  if (config.releases) yield* readReleases(api, path, due, config.releases);
}

const updatedSince = ({ since }: DueRepository) => ({
  updated_after: new Date(since).toISOString(),
  order_by: 'updated_at',
  sort: 'desc',
});

async function* readDeployments(
  api: GitlabApi,
  path: string,
  due: DueRepository,
): AsyncGenerator<IncomingEvents> {
  const pages = api.list(
    path,
    'deployments',
    updatedSince(due),
    deploymentSchema,
  );
  for await (const page of pages) {
    const deployments = page.flatMap(({ deployable, ...deployment }) => {
      const event = toDeployment({
        id: deployment.id,
        repository: due.url,
        environment: deployment.environment.name,
        status: deployment.status,
        sha: deployment.sha,
        tag: deployable?.tag ? deployment.ref : undefined,
        title: deployable?.commit?.title,
        url: deployable?.web_url,
        startedAt: deployable?.started_at ?? deployment.created_at,
        changedAt: deployable?.finished_at ?? deployment.updated_at,
        saidAt: deployment.updated_at,
      });
      return event ?? [];
    });
    yield { deployments };
  }
}

async function* readIncidents(
  api: GitlabApi,
  path: string,
  due: DueRepository,
  which: Record<string, string>,
): AsyncGenerator<IncomingEvents> {
  const query = { ...updatedSince(due), ...which, scope: 'all' };
  for await (const page of api.list(path, 'issues', query, issueSchema)) {
    const incidents = page.map(({ references, web_url: url, ...issue }) =>
      toIncident({
        path: references.full.replace(/#\d+$/, ''),
        repository: due.url,
        iid: issue.iid,
        title: issue.title,
        url,
        labels: issue.labels,
        severity: issue.severity,
        createdAt: issue.created_at,
        updatedAt: issue.updated_at,
        closedAt: issue.closed_at,
      }),
    );
    yield { incidents };
  }
}

/** GitLab cannot list releases since a moment: the newest come first, and what lies before ends the list. */
async function* readReleases(
  api: GitlabApi,
  path: string,
  { url: repository, since }: DueRepository,
  environment: string,
): AsyncGenerator<IncomingEvents> {
  const query = { order_by: 'released_at', sort: 'desc' };
  for await (const page of api.list(path, 'releases', query, releaseSchema)) {
    const deployments = page
      .filter(
        release => !release.upcoming_release && release.released_at >= since,
      )
      .map(({ tag_name: tag, released_at: releasedAt, ...release }) =>
        toReleaseDeployment(
          {
            path,
            repository,
            tag,
            name: release.name,
            url: release._links?.self,
            sha: release.commit?.id,
            releasedAt,
          },
          environment,
        ),
      );
    yield { deployments };
    const oldest = page.at(-1);
    if (oldest && oldest.released_at < since) return;
  }
}
