import { PackageURL } from 'packageurl-js';

/** What a package URL says of what was built, and of where from. */
export interface Artifact {
  version?: string;
  commitSha?: string;
  /** Web address. */
  repository?: string;
}

const commit = /^[0-9a-f]{40}$/;

/**
 * Reads a package URL. The commit and the repository stand in its qualifier `vcs_url`, where whoever built it wrote one;
 * a version that looks like a full commit is one.
 *
 * @example
 * ```ts
 * artifactOf('pkg:oci/refunds@1.4.0?vcs_url=git%2Bhttps://github.com/acme/refunds%40<commit>')
 * // { version: '1.4.0', commitSha: '<commit>', repository: 'https://github.com/acme/refunds' }
 * ```
 */
export function artifactOf(text: string): Artifact {
  let purl: PackageURL;
  try {
    purl = PackageURL.fromString(text);
  } catch {
    // No package URL: people write the name of an image, or a version. It tells one artifact from another all the same.
    return { version: text };
  }
  const version = purl.version ?? undefined;
  const [, repository, sha] =
    /^(?:git\+)?(https?:\/\/[^@?#]+)(?:@([0-9a-f]{40}))?$/.exec(
      purl.qualifiers?.vcs_url ?? '',
    ) ?? [];
  const ofVersion = version && commit.test(version) ? version : undefined;
  return { version, commitSha: sha ?? ofVersion, repository };
}
