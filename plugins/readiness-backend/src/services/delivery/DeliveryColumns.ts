/**
 * What is known of the deliveries of one service, as numbers in rows of equal width, oldest first. Moments and
 * durations are whole seconds: a million deployments with two changes each take some 70 MB, where objects take ten
 * times as much.
 */
export interface DeliveryColumns {
  /** Production deployments that are over: see `deploymentColumns`. */
  deployments: Uint32Array;
  /** Changes that were deployed: see `changeColumns`. */
  changes: Uint32Array;
  /** Of the changes that are for several services: where their rows begin. */
  sharedChanges: Uint32Array;
  /** What was recovered from: see `recoveryColumns`. */
  recoveries: Uint32Array;
  /** What failed for several services, recovered from or not: see `sharedRecoveryColumns`. */
  sharedRecoveries: Uint32Array;
  /** Incidents that are not resolved: see `openColumns`. */
  open: Uint32Array;
  /** Changes that are merged and wait for production: see `openColumns`. */
  waiting: Uint32Array;
  /** Whether any source says what is merged. */
  knowsMerges: boolean;
}

/** Stands where there is no number. */
export const absent = 0xffffffff;

/** Places in a row, and its width. `shared`: number of an event that is for several services, from 1; 0 of others. */
export const deploymentColumns = {
  at: 0,
  flags: 1,
  /** Changes that are for this service alone; absent for what did not succeed. */
  changeCount: 2,
  /** Changes that are for others, too. */
  sharedChangeCount: 3,
  shared: 4,
  width: 5,
} as const;
export const changeColumns = {
  at: 0,
  /** Absent where its first commit is not known. */
  lead: 1,
  coding: 2,
  reviewWait: 3,
  review: 4,
  deploy: 5,
  shared: 6,
  width: 7,
} as const;
export const recoveryColumns = {
  at: 0,
  seconds: 1,
  shared: 2,
  width: 3,
} as const;
export const sharedRecoveryColumns = {
  failedAt: 0,
  /** Absent while this service has not recovered. */
  recoveredAt: 1,
  shared: 2,
  width: 3,
} as const;
export const openColumns = { since: 0, shared: 1, width: 2 } as const;

/** What `flags` of a deployment say, to be added up. */
export const deploymentFlags = { success: 1, failed: 2, rework: 4 } as const;
