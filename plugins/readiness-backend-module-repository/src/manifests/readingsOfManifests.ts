import { probesOf } from '@service-readiness/backstage-plugin-readiness-node';
import { environmentOf } from './environmentOf';
import type { Container, ManifestObject } from './ManifestObject';
import type { Reading } from './Reading';

type Of<T extends ManifestObject['type']> = Extract<
  ManifestObject,
  { type: T }
>;
type Workload = Of<'workload'>;

/**
 * Objects in the manifests of one service. Each is held against all others, while the process does nothing else: of
 * more than any service has, nothing is told.
 */
const mostObjects = 2_000;

/**
 * What manifests say of the workloads of a service. Manifests for other environments than production do not count, and
 * those for production count over those for any.
 *
 * @param objects - with paths within the directory of the service
 * @param isOpaque - something beside them may change what they say: then only what is there is told, and nothing of
 * what is not
 */
export function readingsOfManifests(
  objects: readonly ManifestObject[],
  isOpaque: boolean,
): Reading[] {
  const counted = objects.filter(({ path }) => environmentOf(path) !== 'other');
  if (counted.length > mostObjects) return [];
  const byName = new Map<string, Workload[]>();
  for (const workload of ofType(counted, 'workload')) {
    const key = `${workload.kind}/${workload.name}`;
    const versions = byName.get(key);
    if (versions) versions.push(workload);
    else byName.set(key, [workload]);
  }
  return [...byName.values()].flatMap(versions => {
    const whole = preferProduction(versions.filter(isWhole));
    const patches = versions.filter(version => !isWhole(version));
    return whole.map(workload => {
      const reading = readingOf(patched(workload, patches), counted);
      return isOpaque ? onlyPresent(reading, workload) : reading;
    });
  });
}

function ofType<T extends ManifestObject['type']>(
  objects: readonly ManifestObject[],
  type: T,
): Array<Of<T>> {
  return objects.filter((object): object is Of<T> => object.type === type);
}

/** A patch names what it changes and has no image. */
const isWhole = ({ containers }: Workload) =>
  containers.some(({ hasImage }) => hasImage);

function preferProduction<T extends { path: string }>(all: T[]): T[] {
  const production = all.filter(
    ({ path }) => environmentOf(path) === 'production',
  );
  return production.length > 0 ? production : all;
}

function patched(workload: Workload, patches: readonly Workload[]): Workload {
  const result = { ...workload };
  const inOrder = [...patches].sort(
    (a, b) =>
      Number(environmentOf(a.path) === 'production') -
      Number(environmentOf(b.path) === 'production'),
  );
  for (const patch of inOrder) {
    result.replicas = patch.replicas ?? result.replicas;
    result.strategy = patch.strategy ?? result.strategy;
    result.containers = result.containers.map(container => {
      const change = patch.containers.find(
        ({ name }) => name === container.name,
      );
      return change ? bothOf(container, change) : container;
    });
  }
  return result;
}

const bothOf = (a: Container, b: Container): Container => ({
  ...a,
  hasPorts: a.hasPorts || b.hasPorts,
  liveness: a.liveness || b.liveness,
  readiness: a.readiness || b.readiness,
  requests: a.requests || b.requests,
  memoryLimit: a.memoryLimit || b.memoryLimit,
});

function readingOf(
  workload: Workload,
  objects: readonly ManifestObject[],
): Reading {
  const { containers, kind, strategy } = workload;
  const isMeant = (target: { kind: string; name: string }) =>
    target.kind === kind && target.name === workload.name;
  const [autoscaler] = preferProduction(
    ofType(objects, 'autoscaler').filter(isMeant),
  );
  const canary = ofType(objects, 'canary').find(isMeant);
  const [count] = preferProduction(
    ofType(objects, 'replicas').filter(({ name }) => name === workload.name),
  );
  const isProgressive =
    strategy === 'canary' || strategy === 'blueGreen' || Boolean(canary);
  const isAnalysed =
    (workload.isAnalysed && isProgressive) || Boolean(canary?.isAnalysed);
  return {
    // One for each node: their number is the cluster's.
    ...(kind === 'DaemonSet'
      ? { isDaemon: true }
      : {
          replicas: autoscaler?.min ?? count?.count ?? workload.replicas ?? 1,
          autoscaling: Boolean(autoscaler && autoscaler.max > autoscaler.min),
          ...budgetOf(workload, objects),
        }),
    ...probesOf(containers),
    requests: containers.every(({ requests }) => requests),
    memoryLimit: containers.every(({ memoryLimit }) => memoryLimit),
    // Without a strategy Kubernetes replaces copy by copy.
    ...(strategy === 'other' || strategy === 'blueGreen'
      ? {}
      : { rolling: strategy !== 'recreate' }),
    ...(isProgressive && { progressive: true }),
    ...(isAnalysed && { automatedRollback: true }),
  };
}

function budgetOf(
  { labels }: Workload,
  objects: readonly ManifestObject[],
): Pick<Reading, 'disruptionBudget'> {
  const budgets = ofType(objects, 'disruptionBudget');
  const selects = ({ matchLabels }: Of<'disruptionBudget'>) =>
    matchLabels !== undefined &&
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  if (budgets.some(selects)) return { disruptionBudget: true };
  return budgets.some(({ matchLabels }) => matchLabels === undefined)
    ? {}
    : { disruptionBudget: false };
}

function onlyPresent(reading: Reading, workload: Workload): Reading {
  const isWritten = (key: string) =>
    key !== 'rolling' || workload.strategy !== undefined;
  return Object.fromEntries(
    Object.entries(reading).filter(
      ([key, value]) => value === true && isWritten(key),
    ),
  );
}
