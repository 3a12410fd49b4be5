import type {
  Addressee,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { toChange } from '../events/toChange';
import { toCommitChange } from '../events/toCommitChange';
import { toDeployment } from '../events/toDeployment';
import { toIncident } from '../events/toIncident';
import { toReleaseDeployment } from '../events/toReleaseDeployment';
import type { RepositoryPage } from './repositorySchema';

/**
 * What a page of a repository says, as events. They are for whom its services name it by, which a repository that was
 * renamed is not called any more.
 *
 * @param named - web address, as its services name it
 */
export function eventsOfPage(
  page: RepositoryPage,
  named: string,
  releases: string | undefined,
): IncomingEvents {
  const { url } = page;
  const addressed = <Event extends { addressee: Addressee }>(event: Event) => ({
    ...event,
    addressee: { ...event.addressee, repository: named },
  });
  return {
    deployments: [
      ...deploymentsOf(page, url),
      ...(releases ? releasesOf(page, url, releases) : []),
    ].map(addressed),
    changes: [...pullRequestsOf(page, url), ...commitsOf(page, url)].map(
      addressed,
    ),
    incidents: incidentsOf(page, url).map(addressed),
  };
}

function deploymentsOf(page: RepositoryPage, repository: string) {
  const nodes = page.deployments?.nodes ?? [];
  return nodes.flatMap(node => {
    const environment = node.latestEnvironment ?? node.environment;
    if (!environment) return [];
    const { ref } = node;
    return toDeployment({
      nodeId: node.id,
      repository,
      environment,
      sha: node.commitOid,
      tag: ref?.prefix === 'refs/tags/' ? ref.name : undefined,
      description: node.description,
      createdAt: node.createdAt,
      updatedAt: node.updatedAt,
      statuses: (node.statuses?.nodes ?? []).map(
        ({ state, createdAt, logUrl }) => ({
          state: state.toLowerCase(),
          createdAt,
          url: logUrl,
        }),
      ),
    });
  });
}

function releasesOf(
  page: RepositoryPage,
  repository: string,
  environment: string,
) {
  const nodes = page.releases?.nodes ?? [];
  return nodes.flatMap(({ isDraft, isPrerelease, publishedAt, ...node }) =>
    isDraft || isPrerelease || publishedAt === null
      ? []
      : toReleaseDeployment(
          {
            nodeId: node.id,
            repository,
            tag: node.tagName,
            name: node.name,
            url: node.url,
            sha: node.tagCommit?.oid,
            publishedAt,
          },
          environment,
        ),
  );
}

function pullRequestsOf(page: RepositoryPage, repository: string) {
  const nodes = page.pullRequests?.nodes ?? [];
  return nodes.flatMap(node => {
    const { mergedAt, author } = node;
    if (mergedAt === null || node.baseRefName !== page.defaultBranchRef?.name) {
      return [];
    }
    // What the author says of the own change reviews nothing.
    const reviews = (node.reviews?.nodes ?? []).flatMap(
      ({ state, submittedAt, author: by }) =>
        submittedAt === null || (by && by.login === author?.login)
          ? []
          : { state, at: submittedAt },
    );
    return toChange({
      name: page.nameWithOwner,
      repository,
      number: node.number,
      title: node.title,
      body: node.body,
      url: node.url,
      labels: node.labels?.nodes.map(({ name }) => name) ?? [],
      mergeSha: node.mergeCommit?.oid,
      createdAt: node.createdAt,
      mergedAt,
      commits: node.commits.nodes.map(({ commit }) => ({
        oid: commit.oid,
        authoredAt: commit.authoredDate,
      })),
      reviews,
    });
  });
}

function commitsOf(page: RepositoryPage, repository: string) {
  const nodes = page.history?.target.history.nodes ?? [];
  return nodes
    .filter(({ parents }) => parents.totalCount < 2)
    .map(({ oid, message, url, committedDate }) =>
      toCommitChange({
        name: page.nameWithOwner,
        repository,
        sha: oid,
        message,
        url,
        committedAt: committedDate,
      }),
    );
}

function incidentsOf(page: RepositoryPage, repository: string) {
  const nodes = page.issues?.nodes ?? [];
  return nodes.map(({ labels, ...node }) =>
    toIncident({
      ...node,
      name: page.nameWithOwner,
      repository,
      labels: labels?.nodes.map(({ name }) => name) ?? [],
    }),
  );
}
