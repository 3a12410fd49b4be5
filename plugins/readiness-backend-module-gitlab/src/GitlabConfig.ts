import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** One host of GitLab, and what of it counts as what. */
export interface GitlabConfig {
  id: string;
  title: string;
  host: string;
  /** Any of them may have been sent; without one there is no route. */
  webhookTokens?: readonly string[];
  /** Issues with it are incidents, beside those of GitLab's own type. */
  incidentLabel?: string;
  /** The environment that a release is a deployment to; releases are none, if absent. */
  releases?: string;
  /** Asks on a schedule; only listens, if absent. */
  pull?: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    requestsPerRound: number;
    historyDays: number;
    lookBackHours: number;
  };
}
