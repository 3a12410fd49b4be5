import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** A workflow whose runs are deployments. */
export interface DeployingWorkflow {
  /** Its name, or the name of its file. */
  workflow: string;
  environment: string;
  /** Patterns of `owner/name`; all, if absent. */
  repositories?: readonly string[];
}

/** One host of GitHub, and what of it counts as what. */
export interface GithubConfig {
  id: string;
  title: string;
  host: string;
  /** Any of them may have signed; without one there is no route. */
  webhookSecrets?: readonly string[];
  /** Issues with it are incidents; none are, if absent. */
  incidentLabel?: string;
  /** The environment that a release is a deployment to; releases are none, if absent. */
  releases?: string;
  workflows: readonly DeployingWorkflow[];
  changes: 'pullRequests' | 'commits';
  /** Asks on a schedule; only listens, if absent. */
  pull?: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    requestsPerRound: number;
    historyDays: number;
    lookBackHours: number;
  };
}
