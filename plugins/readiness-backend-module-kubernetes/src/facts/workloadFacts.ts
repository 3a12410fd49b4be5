import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';
import type { Workload } from '../cluster/Workload';

/**
 * The facts of a service with so many workloads, in whichever clusters: the worst of them counts. A service is as
 * redundant as the workload with the fewest copies in one cluster, and has probes when all of its workloads have them.
 * What is scaled to zero does not run and does not count, unless nothing else is there. Pure.
 *
 * @example
 * ```ts
 * workloadFacts([{ ...web, replicas: 3 }, { ...worker, replicas: 1 }])['resilience.replicaCount'] // 1
 * ```
 */
export function workloadFacts(
  workloads: readonly Workload[],
): Record<string, FactValue> {
  if (workloads.length === 0) return {};
  const running = workloads.filter(({ isOff }) => !isOff);
  if (running.length === 0) {
    return { 'resilience.replicaCount': 0, 'resilience.redundancy': false };
  }
  const counts = running.map(({ replicas }) => replicas);
  const isCounted = counts.every(count => count !== undefined);
  const fewest = isCounted ? Math.min(...counts) : undefined;
  const liveness = all(running.map(w => w.livenessProbe));
  const readiness = all(running.map(w => w.readinessProbe));
  // DaemonSets have one copy for every machine: neither evicted nor scaled, nor released in steps of their own.
  const movable = running.filter(({ kind }) => kind !== 'DaemonSet');
  const facts: Record<string, FactValue | undefined> = {
    'resilience.replicaCount': fewest,
    'resilience.redundancy': fewest === undefined ? undefined : fewest >= 2,
    'resilience.livenessProbes': liveness,
    'resilience.readinessProbes': readiness,
    'resilience.probes': all([liveness, readiness]),
    'resilience.resourceRequests': all(running.map(w => w.resourceRequests)),
    'resilience.resourceLimits': all(running.map(w => w.resourceLimits)),
    'resilience.disruptionBudget': all(movable.map(w => w.disruptionBudget)),
    'resilience.autoscaling': all(movable.map(w => w.autoscaling)),
    'resilience.rollingUpdates': all(running.map(w => w.rollingUpdates)),
    // Without a canary there may be flags: only its presence can be told.
    'delivery.progressive':
      all(movable.map(w => w.progressive)) === true ? true : undefined,
  };
  return Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, FactValue] => entry[1] !== undefined,
    ),
  );
}

/** Whether all are; undefined when that cannot be told, or when there is nothing to tell it of. */
function all(values: ReadonlyArray<boolean | undefined>): boolean | undefined {
  if (values.some(value => value === false)) return false;
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return true;
}
