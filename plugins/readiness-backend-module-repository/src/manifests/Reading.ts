/** What is known of one workload of a service; absent is not known. */
export interface Reading {
  /** One for every machine: neither evicted nor scaled. */
  isDaemon?: true;
  replicas?: number;
  liveness?: boolean;
  readiness?: boolean;
  requests?: boolean;
  memoryLimit?: boolean;
  disruptionBudget?: boolean;
  autoscaling?: boolean;
  rolling?: boolean;
  /** Never false: flags in the code, and switches elsewhere, are progressive, too. */
  progressive?: true;
  automatedRollback?: true;
}
