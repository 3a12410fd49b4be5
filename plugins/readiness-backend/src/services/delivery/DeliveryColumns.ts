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
  /** What was recovered from, or is open: see `recoveryColumns`. */
  recoveries: Uint32Array;
  /** Changes that are merged and in no deployment: see `undeployedColumns`. */
  undeployed: Uint32Array;
  /** False where nothing says what is merged. */
  knowsChanges: boolean;
}

/** Stands where there is no number. */
export const absent = 0xffffffff;

/** Places in a row, and its width. `shared`: number of an event that is for several services, from 1; 0 of others. */
export const deploymentColumns = {
  at: 0,
  flags: 1,
  changeCount: 2,
  shared: 3,
  width: 4,
} as const;
export const changeColumns = {
  at: 0,
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
  /** Absent while it is open. */
  seconds: 1,
  shared: 2,
  width: 3,
} as const;
export const undeployedColumns = { mergedAt: 0, shared: 1, width: 2 } as const;

/** What `flags` of a deployment say, to be added up. */
export const deploymentFlags = { success: 1, failed: 2, rework: 4 } as const;
