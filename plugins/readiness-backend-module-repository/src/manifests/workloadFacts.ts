import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';
import type { Reading } from './Reading';

/**
 * The facts of a service from what is known of its workloads. The weakest counts: what is true must be true of all, and
 * one false is enough. What is not known of one workload is not known, unless another decides.
 */
export function workloadFacts(
  readings: readonly Reading[],
): Record<string, FactValue> {
  if (readings.length === 0) return {};
  const ofAll = (
    key: Exclude<keyof Reading, 'replicas' | 'isDaemon'>,
    among = readings,
  ): boolean | undefined => {
    const values = among.map(reading => reading[key]);
    if (values.includes(false)) return false;
    return values.includes(undefined) || values.length === 0 ? undefined : true;
  };
  const movable = readings.filter(({ isDaemon }) => !isDaemon);
  const counts = readings.map(({ replicas }) => replicas);
  const known = counts.filter(count => count !== undefined);
  const liveness = ofAll('liveness');
  const readiness = ofAll('readiness');
  const isAlone = known.some(count => count < 2);
  const facts = {
    'resilience.replicaCount':
      known.length === counts.length ? Math.min(...known) : undefined,
    'resilience.redundancy': isAlone
      ? false
      : known.length === counts.length || undefined,
    'resilience.livenessProbes': liveness,
    'resilience.readinessProbes': readiness,
    'resilience.probes':
      liveness === false || readiness === false
        ? false
        : (liveness && readiness) || undefined,
    'resilience.resourceRequests': ofAll('requests'),
    'resilience.resourceLimits': ofAll('memoryLimit'),
    'resilience.disruptionBudget': ofAll('disruptionBudget', movable),
    'resilience.autoscaling': ofAll('autoscaling', movable),
    'resilience.rollingUpdates': ofAll('rolling'),
    'delivery.progressive': ofAll('progressive'),
    'delivery.automatedRollback': ofAll('automatedRollback'),
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
