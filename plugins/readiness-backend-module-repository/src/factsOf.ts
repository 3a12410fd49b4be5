import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';
import { environmentOf } from './manifests/environmentOf';
import { readingsOfManifests } from './manifests/readingsOfManifests';
import { readingsOfValues } from './manifests/readingsOfValues';
import { workloadFacts } from './manifests/workloadFacts';
import { serviceDirectory } from './serviceDirectory';
import type { SloDocument } from './slos/SloDocument';
import { globMatcher } from './snapshot/globMatcher';
import type { Snapshot } from './snapshot/Snapshot';
import type { RepositoryConfig } from './repositoryConfig';

/** Most names of a list that are told: a fact has room for a thousand. */
const longestList = 500;

/**
 * Makes the facts of services out of what was seen in their repositories. What is told as false was looked for and is
 * not there; what cannot be told is left out.
 */
export function factsOf(
  config: Pick<RepositoryConfig, 'paths' | 'slosOnlyHere'>,
): (
  snapshot: Snapshot,
  service: { name: string; directory: string },
) => Record<string, FactValue> {
  const { paths } = config;
  const isIgnored = globMatcher(paths.ignore);
  const isReadme = globMatcher(paths.readme);
  const isRunbook = globMatcher(paths.runbooks);
  const isSlo = globMatcher(paths.slos);
  const isManifest = globMatcher(paths.manifests);

  return (snapshot, { name, directory }) => {
    const ground = groundOf(snapshot, directory);
    const own = (all: readonly string[], matches: (path: string) => boolean) =>
      all.flatMap(path => {
        const inside = ground(path);
        return inside !== undefined && matches(inside) && !isIgnored(inside)
          ? [inside]
          : [];
      });
    const ownOf = <T extends { path: string }>(
      all: readonly T[],
      matches: (path: string) => boolean,
    ) =>
      all.flatMap(object =>
        own([object.path], matches).map(path => ({ ...object, path })),
      );
    const { readmes, runbooks } = snapshot;
    const facts: Record<string, FactValue> = {
      ...repositoryFacts(snapshot, paths),
      ...(paths.readme.length > 0 && {
        'docs.hasReadme': own(readmes, isReadme).length > 0,
      }),
      ...(paths.runbooks.length > 0 && {
        'docs.hasRunbook': own(runbooks, isRunbook).length > 0,
      }),
    };
    const brokenSlos = own(snapshot.unreadable, isSlo);
    const broken = own(snapshot.unreadable, isManifest);
    if (brokenSlos.length === 0 && paths.slos.length > 0) {
      const slos = ownOf(snapshot.slos, isSlo);
      Object.assign(facts, sloFacts(slos, name, config.slosOnlyHere));
    }
    const counts = (path: string) => environmentOf(path) !== 'other';
    if (!broken.some(counts) && paths.manifests.length > 0) {
      Object.assign(
        facts,
        workloadFacts([
          ...readingsOfManifests(
            ownOf(snapshot.manifests, isManifest),
            own(snapshot.opaque, isManifest).some(counts),
          ),
          ...readingsOfValues(ownOf(snapshot.helmValues, isManifest)),
        ]),
      );
    }
    if (paths.slos.length + paths.manifests.length > 0) {
      facts['repository.unreadableFiles'] = [
        ...new Set([...brokenSlos, ...broken]),
      ]
        .sort()
        .slice(0, longestList)
        .map(path => path.slice(0, 120));
    }
    return facts;
  };
}

/** Of the repository as a whole, the same for every service in it. */
function repositoryFacts(
  snapshot: Snapshot,
  paths: RepositoryConfig['paths'],
): Record<string, boolean> {
  const { codeOwners, securityPolicy, dependencyUpdates, ci } = snapshot;
  return {
    ...(paths.codeOwners.length > 0 &&
      codeOwners !== undefined && { 'repository.hasCodeOwners': codeOwners }),
    ...(paths.securityPolicy.length > 0 && {
      'repository.hasSecurityPolicy': securityPolicy,
    }),
    ...(paths.dependencyUpdates.length > 0 && {
      'repository.hasDependencyUpdates': dependencyUpdates,
    }),
    ...(paths.ci.length > 0 && { 'repository.hasCi': ci }),
  };
}

/**
 * The path within the directory of a service, or undefined when it stands elsewhere or on the ground of another: a
 * directory below with a catalog file of its own.
 */
function groundOf(
  { catalogFiles }: Snapshot,
  directory: string,
): (path: string) => string | undefined {
  const prefix = directory === '' ? '' : `${directory}/`;
  const others = catalogFiles
    .map(path => serviceDirectory(path, true))
    .filter(
      other => other.startsWith(prefix) && other !== directory && other !== '',
    )
    .map(other => `${other}/`);
  return path =>
    path.startsWith(prefix) && !others.some(other => path.startsWith(other))
      ? path.slice(prefix.length)
      : undefined;
}

function sloFacts(
  all: readonly SloDocument[],
  name: string,
  onlyHere: boolean,
): Record<string, FactValue> {
  // Several entities may share a directory: only the document itself says whose objective it is.
  const slos = all.filter(
    ({ service }) => service.toLowerCase() === name.toLowerCase(),
  );
  if (slos.length === 0) {
    return onlyHere ? { 'slo.definedCount': 0, 'slo.names': [] } : {};
  }
  const targets = slos.flatMap(slo => slo.targets);
  const names = [...new Set(slos.map(slo => slo.name))].sort();
  return {
    'slo.definedCount': slos.length,
    'slo.names': names.slice(0, longestList).map(text => text.slice(0, 120)),
    ...(slos.every(slo => slo.targets.length > 0) && {
      'slo.strictestTarget': Math.max(...targets),
    }),
    // Only what is there: an alert may be configured elsewhere.
    ...(slos.some(slo => slo.hasAlertPolicy) && { 'alerts.onBurnRate': true }),
  };
}
