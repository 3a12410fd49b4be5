/** What is kept of a container: nothing of its image, its command or its environment. */
export type Container = {
  name: string;
  /** A patch names a container without one. */
  hasImage: boolean;
  hasPorts: boolean;
  liveness: boolean;
  readiness: boolean;
  requests: boolean;
  memoryLimit: boolean;
};

/** What of a Kubernetes object says something about resilience. */
export type ManifestObject = { path: string } & (
  | {
      type: 'workload';
      kind: string;
      name: string;
      replicas?: number;
      labels: Record<string, string>;
      containers: Container[];
      /** `recreate`: all at once, whatever it is called there. */
      strategy?: 'rolling' | 'recreate' | 'canary' | 'blueGreen' | 'other';
      /** A progressive strategy that is judged by measurements on its way. */
      isAnalysed: boolean;
    }
  | {
      type: 'autoscaler';
      kind: string;
      name: string;
      min: number;
      max: number;
    }
  | {
      type: 'disruptionBudget';
      /** Absent where the selector is more than labels that must be equal. */
      matchLabels?: Record<string, string>;
    }
  | { type: 'canary'; kind: string; name: string; isAnalysed: boolean }
  | { type: 'replicas'; name: string; count: number }
);
