import type { Deployment } from '../events/Deployment';

/** Names that go with whatever is newest, and so say nothing of what was deployed. */
const floating = new Set([
  'latest',
  'head',
  'main',
  'master',
  'stable',
  'edge',
]);

/**
 * What tells one deployed version from another: its commit, else its version, else its artifact. Undefined when the
 * source says none, or a name that moves, such as `latest`.
 *
 * @example
 * ```ts
 * versionOf({ version: 'V1.2.0' }) // 'v1.2.0'
 * ```
 */
export function versionOf({
  commitSha,
  version,
  artifact,
}: Pick<Deployment, 'commitSha' | 'version' | 'artifact'>): string | undefined {
  const named = version?.trim().toLowerCase();
  return (
    commitSha?.toLowerCase() ||
    (named && !floating.has(named) ? named : undefined) ||
    artifact ||
    undefined
  );
}
