import type { Change } from './Change';

/**
 * `running` is not over yet; only what is over counts in figures.
 *
 * @public
 */
export const deploymentStatuses = [
  'running',
  'success',
  'failure',
  'cancelled',
] as const;
/** @public */
export type DeploymentStatus = (typeof deploymentStatuses)[number];

/**
 * How a deployment reaches its users.
 *
 * @public
 */
export const deploymentStrategies = [
  'rolling',
  'blue-green',
  'canary',
  'flags',
  'recreate',
] as const;
/** @public */
export type DeploymentStrategy = (typeof deploymentStrategies)[number];

/**
 * A version of one or several services that was brought into an environment. One pipeline that deploys several
 * repositories or commits is one deployment. Identified by `source` and `id`; moments are milliseconds since the epoch.
 *
 * @public
 */
export interface Deployment {
  /** The source that reports it. */
  source: string;
  /** Unique in its source. */
  id: string;
  /** Full references in lower case, without repetition. */
  entityRefs: readonly string[];
  /** As the source calls it; the policy says which are production. */
  environment: string;
  status: DeploymentStatus;
  startedAt?: number;
  /** When the first success, or the last failure, was reported. Absent while it runs. */
  finishedAt?: number;
  version?: string;
  commitSha?: string;
  /** Package URL of what was deployed, where the source knows no commit: changes name it too. */
  artifact?: string;
  /** What was deployed there before, where the source knows: the base of the changes of a first deployment. */
  baseCommitSha?: string;
  /** Web address of the repository. */
  repository?: string;
  title?: string;
  url?: string;
  labels?: readonly string[];
  /** Id, in the same source, of the deployment that this one takes back. */
  rollbackOf?: string;
  /** It returns to an earlier version, of which the source does not say which deployment that takes back. */
  isRollback?: boolean;
  /** Id of the incident because of which it was made without a plan. */
  remedies?: string;
  strategy?: DeploymentStrategy;
  /** Steps of its pipeline, in their order. */
  steps?: ReadonlyArray<{ name: string; durationMs: number }>;
  /** What the source says was in it. Others are found by commit and by time. */
  changes?: readonly Change[];
}
