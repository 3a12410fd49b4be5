import type { Labels } from './labelSelector';

/** Kinds of objects that keep copies of something running. */
export type WorkloadKind =
  | 'Deployment'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Rollout';

/** What is kept of one of them. What nobody can tell is absent. */
export interface Workload {
  kind: WorkloadKind;
  namespace: string;
  name: string;
  labels: Labels;
  /** Scaled to zero: nothing of it runs. */
  isOff: boolean;
  /** Copies that it is meant to have at least. */
  replicas?: number;
  livenessProbe?: boolean;
  readinessProbe?: boolean;
  resourceRequests?: boolean;
  resourceLimits?: boolean;
  /** Not of DaemonSets, which are not evicted. */
  disruptionBudget?: boolean;
  /** Not of DaemonSets, which follow the machines. */
  autoscaling?: boolean;
  rollingUpdates?: boolean;
  progressive: boolean;
}
