import { minimatch } from 'minimatch';
import type { PathKind } from '../defaultPaths';
import type { RepositoryConfig } from '../repositoryConfig';
import { globMatcher } from './globMatcher';

export type PathMatchers = Record<
  Exclude<PathKind, 'ignore'>,
  (path: string) => boolean
>;

/** What each file of a repository may be, by its path from the root: a service may be in any directory. */
export function pathMatchers(paths: RepositoryConfig['paths']): PathMatchers {
  return {
    codeOwners: globMatcher(paths.codeOwners),
    securityPolicy: globMatcher(paths.securityPolicy),
    dependencyUpdates: globMatcher(paths.dependencyUpdates),
    ci: globMatcher(paths.ci),
    readme: globMatcher(anywhere(paths.readme)),
    runbooks: globMatcher(anywhere(paths.runbooks)),
    slos: globMatcher(anywhere(paths.slos)),
    manifests: globMatcher(anywhere(paths.manifests)),
  };
}

/** The same patterns below any directory, where one that begins with any directory says nothing more. */
function anywhere(globs: readonly string[]): string[] {
  const single = globs.flatMap(glob => minimatch.braceExpand(glob));
  return [
    ...new Set(single.map(glob => `**/${glob.replace(/^(\*\*?\/)+/, '')}`)),
  ];
}
