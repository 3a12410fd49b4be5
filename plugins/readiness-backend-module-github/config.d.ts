import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    delivery?: {
      /**
       * Hosts of GitHub that tell of deployments, changes and incidents. None does, if absent.
       */
      github?: Array<{
        /**
         * Unique among sources of events; the route is `POST /api/readiness/events/<id>`. `github`, if absent.
         */
        id?: string;
        /**
         * As people see it. `GitHub` and the host, if absent.
         */
        title?: string;
        /**
         * A host of `integrations.github`. `github.com`, if absent.
         */
        host?: string;
        /**
         * Secrets of webhooks, 16 characters or more: any of them may have signed. There is no route, if absent.
         * @deepVisibility secret
         */
        webhookSecrets?: string[];
        /**
         * Issues with this label are incidents. None are, if absent.
         */
        incidentLabel?: string;
        /**
         * The environment that a release is a deployment to. Releases are no deployments, if absent.
         */
        releases?: string;
        /**
         * Workflows whose runs are deployments. None are, if absent.
         */
        workflows?: Array<{
          /**
           * Its name, or the name of its file.
           */
          workflow: string;
          /**
           * The environment that it deploys to.
           */
          environment: string;
          /**
           * Patterns of `owner/name`. All repositories, if absent.
           */
          repositories?: string[];
        }>;
        /**
         * What a change is: a merged pull request, or every commit on the default branch. `pullRequests`, if absent.
         */
        changes?: 'pullRequests' | 'commits';
        /**
         * Asks GitHub on a schedule; `{}` takes all the defaults. It is only listened to webhooks, if absent.
         */
        pull?: {
          /**
           * How often. Every hour, if absent.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /**
           * Requests in one round, at most. 2000, if absent.
           */
          requestsPerRound?: number;
          /**
           * How far back a repository is read at first. 180, if absent.
           */
          historyDays?: number;
          /**
           * How much is read again in every round. 24, if absent.
           */
          lookBackHours?: number;
        };
      }>;
    };
  };
}
