import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';

/** A release of GitHub. */
export interface GithubRelease {
  nodeId: string;
  repository: string;
  tag: string;
  name?: string | null;
  url: string;
  sha?: string;
  publishedAt: number;
}

/** A release as a deployment to the environment that the configuration says. */
export function toReleaseDeployment(
  { nodeId, repository, tag, name, url, sha, publishedAt }: GithubRelease,
  environment: string,
): Incoming<Deployment> {
  const title = boundedTitle(name);
  return {
    id: nodeId,
    environment,
    status: 'success',
    finishedAt: publishedAt,
    version: tag,
    ...(sha && { commitSha: sha }),
    repository,
    ...(title && { title }),
    url,
    addressee: { repository, environment },
  };
}
