import type {
  DueRepository,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { toIncident } from '../events/toIncident';
import { toReleaseDeployment } from '../events/toReleaseDeployment';
import type { GitlabConfig } from '../GitlabConfig';
import { issueSchema, releaseSchema } from './answers';
import type { GitlabApi } from './GitlabApi';
import { readDeployments } from './readDeployments';
import { readMergeRequests } from './readMergeRequests';
import { updatedSince } from './updatedSince';

/** Something may end while it is asked what ended. */
const overlapMs = 10 * 60_000;

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
  { config, lookBackMs }: { config: GitlabConfig; lookBackMs: number },
): AsyncGenerator<IncomingEvents> {
  const endedSince = due.since + lookBackMs - overlapMs;
  yield* readDeployments(api, path, due, endedSince);
  yield* readMergeRequests(api, path, due);
  yield* readIncidents(api, path, due, { issue_type: 'incident' });
  if (config.incidentLabel) {
    yield* readIncidents(api, path, due, { labels: config.incidentLabel });
  }
  if (config.releases) yield* readReleases(api, path, due, config.releases);
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
