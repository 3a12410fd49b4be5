import { InputError } from '@backstage/errors';
import { matchesGlob } from '@service-readiness/backstage-plugin-readiness-common';
import type { Git } from './openRepository';
import type { Release, Releases } from './Release';

const fields = [
  '%(refname:strip=2)',
  '%(objecttype)',
  '%(objectname)',
  '%(*objecttype)',
  '%(*objectname)',
  '%(creatordate:unix)',
].join('%00');

/**
 * Every tag is a release, at the moment at which it was made; for a tag without an own moment, at that of its commit. A
 * commit with several tags was released once, by the first.
 *
 * @param query - `pattern` in git's words; of these, tags like one of `except` are none; `since`: milliseconds since the
 * epoch; of earlier releases the last is the base
 */
export async function readTags(
  git: Git,
  {
    pattern,
    except = [],
    since,
  }: { pattern: string; except?: readonly string[]; since: number },
): Promise<Releases> {
  const output = await git([
    'for-each-ref',
    `--format=${fields}%00`,
    `refs/tags/${pattern}`,
  ]);
  const all = output
    .split('\0\n')
    .flatMap(releaseOf)
    .filter(({ version }) => !except.some(glob => matchesGlob(glob, version)));
  if (all.length === 0) {
    throw new InputError(
      `No tag is like '${pattern}'; name others with --tags, or take every commit of a branch as a deployment, with --deployments-from main`,
    );
  }
  // v1 and v1.0.0 of one moment: the longer says more.
  all.sort((a, b) => a.at - b.at || b.version.length - a.version.length);
  const first = new Map<string, Release>();
  for (const release of all) {
    if (!first.has(release.commitSha)) first.set(release.commitSha, release);
  }
  const releases = [...first.values()];
  return {
    releases: releases.filter(({ at }) => at >= since),
    base: releases.filter(({ at }) => at < since).at(-1)?.commitSha,
  };
}

/** Of a tag of a commit; tags of anything else are no releases. */
function releaseOf(line: string): Release[] {
  const [version, type, sha, ofType, ofSha, seconds] = line.split('\0');
  const commitSha = type === 'commit' ? sha : ofType === 'commit' && ofSha;
  if (!version || !commitSha) return [];
  const id = `${version}@${commitSha.slice(0, 12)}`;
  return [{ id, version, commitSha, at: Number(seconds) * 1000 }];
}
