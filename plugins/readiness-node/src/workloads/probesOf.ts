/**
 * What matters of a container for its probes.
 *
 * @public
 */
export interface ProbedContainer {
  /** It declares a port. */
  hasPorts: boolean;
  liveness: boolean;
  readiness: boolean;
}

/**
 * Whether a workload of Kubernetes is probed, for `resilience.livenessProbes` and `resilience.readinessProbes`: every
 * container with ports is, since what listens is what is called, and what stands beside it is not asked; where none has
 * ports, every container is. Pure: the same for what runs and for what is written in manifests.
 *
 * @returns nothing without a container
 * @public
 *
 * @example
 * ```ts
 * probesOf([{ hasPorts: true, liveness: true, readiness: false }]) // { liveness: true, readiness: false }
 * ```
 */
export function probesOf(containers: readonly ProbedContainer[]): {
  liveness?: boolean;
  readiness?: boolean;
} {
  if (containers.length === 0) return {};
  const listening = containers.filter(({ hasPorts }) => hasPorts);
  const probed = listening.length > 0 ? listening : containers;
  return {
    liveness: probed.every(({ liveness }) => liveness),
    readiness: probed.every(({ readiness }) => readiness),
  };
}
