/** What the usual keys of a Helm values file say; absent is not said. */
export type HelmValues = {
  path: string;
  replicas?: number;
  autoscaling?: boolean;
  minReplicas?: number;
  liveness?: boolean;
  readiness?: boolean;
  requests?: boolean;
  memoryLimit?: boolean;
  disruptionBudget?: boolean;
  rolling?: boolean;
};
