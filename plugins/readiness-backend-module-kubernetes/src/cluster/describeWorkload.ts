import {
  probesOf,
  rollsCopyByCopy,
} from '@service-readiness/backstage-plugin-readiness-node';
import type {
  Autoscaler,
  Budget,
  Container,
  LimitRange,
  WorkloadObject,
} from './objects';
import { objectSelector } from './objectSelector';
import type { Workload, WorkloadKind } from './Workload';

/** What stands beside a workload in its namespace. */
export interface Surroundings {
  budgets: readonly Budget[];
  autoscalers: readonly Autoscaler[];
  limitRanges: readonly LimitRange[];
}

type Template = WorkloadObject['spec']['template'];

/**
 * What is kept of a workload, with what its surroundings do for it. Pure.
 *
 * @param template - of its pods, where it stands elsewhere
 */
export function describeWorkload(
  kind: WorkloadKind,
  object: WorkloadObject,
  around: Surroundings,
  template: Template = object.spec.template,
): Workload {
  const { metadata, spec, status } = object;
  const { name, namespace, labels } = metadata;
  const isDaemon = kind === 'DaemonSet';
  const autoscaler = around.autoscalers.find(
    ({ spec: { scaleTargetRef: target } }) =>
      target.kind === kind && target.name === name,
  );
  // 1 is Kubernetes' own default, in both places.
  const least = autoscaler
    ? autoscaler.spec.minReplicas ?? 1
    : spec.replicas ?? 1;
  const strategy = spec.strategy ?? undefined;
  return {
    kind,
    namespace,
    name,
    labels,
    isOff: !isDaemon && spec.replicas === 0,
    replicas: isDaemon ? status?.desiredNumberScheduled ?? undefined : least,
    ...describeContainers(template?.spec?.containers, around.limitRanges),
    ...(!isDaemon && {
      disruptionBudget: around.budgets.some(
        budget =>
          protects(budget) &&
          objectSelector(budget.spec.selector)(
            template?.metadata?.labels ?? {},
          ),
      ),
      autoscaling:
        autoscaler !== undefined && autoscaler.spec.maxReplicas > least,
    }),
    rollingUpdates: rollsCopyByCopy(spec.strategy ?? spec.updateStrategy ?? {}),
    progressive:
      kind === 'Rollout' && Boolean(strategy?.canary ?? strategy?.blueGreen),
  };
}

/** A budget that lets everything be taken away at once is none. */
function protects({ spec: { minAvailable, maxUnavailable } }: Budget): boolean {
  if (maxUnavailable !== null && maxUnavailable !== undefined) {
    return maxUnavailable !== '100%';
  }
  return minAvailable !== 0 && minAvailable !== '0%' && minAvailable !== '0';
}

/** Requests and limits count when every container has them, by itself or from a default of the namespace. */
function describeContainers(
  containers: readonly Container[] | undefined,
  limitRanges: readonly LimitRange[],
): Pick<
  Workload,
  'livenessProbe' | 'readinessProbe' | 'resourceRequests' | 'resourceLimits'
> {
  if (!containers?.length) return {};
  const defaults = limitRanges
    .flatMap(({ spec }) => spec.limits)
    .filter(({ type }) => type === 'Container');
  const isLimited = (what: 'cpu' | 'memory', container: Container) =>
    isThere(container.resources?.limits?.[what]) ||
    defaults.some(limit => isThere(limit.default?.[what]));
  // A limit is a request too, where nothing else is said.
  const isRequested = (what: 'cpu' | 'memory', container: Container) =>
    isThere(container.resources?.requests?.[what]) ||
    defaults.some(limit => isThere(limit.defaultRequest?.[what])) ||
    isLimited(what, container);
  const { liveness, readiness } = probesOf(
    containers.map(({ ports, livenessProbe, readinessProbe }) => ({
      hasPorts: Boolean(ports?.length),
      liveness: isThere(livenessProbe),
      readiness: isThere(readinessProbe),
    })),
  );
  return {
    livenessProbe: liveness,
    readinessProbe: readiness,
    resourceRequests: containers.every(
      c => isRequested('cpu', c) && isRequested('memory', c),
    ),
    resourceLimits: containers.every(c => isLimited('memory', c)),
  };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
