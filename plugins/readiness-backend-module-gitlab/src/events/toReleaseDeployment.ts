import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';

/** A release of GitLab. */
export interface GitlabRelease {
  /** Path of the project. */
  path: string;
  repository: string;
  tag: string;
  name?: string | null;
  url?: string;
  sha?: string;
  releasedAt: number;
}

/** A release as a deployment to the environment that the configuration says. GitLab knows it by its tag. */
export function toReleaseDeployment(
  { path, repository, tag, name, url, sha, releasedAt }: GitlabRelease,
  environment: string,
): Incoming<Deployment> {
  const title = boundedTitle(name);
  return {
    // Services may write the path in another case than GitLab does.
    id: `release/${path.toLowerCase()}@${tag}`,
    environment,
    status: 'success',
    finishedAt: releasedAt,
    version: tag,
    ...(sha && { commitSha: sha }),
    repository,
    ...(title && { title }),
    ...(url && { url }),
    addressee: { repository, environment },
  };
}
