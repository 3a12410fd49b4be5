import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    delivery?: {
      /**
       * Hosts of GitLab that tell of deployments, changes and incidents. None does, if absent.
       */
      gitlab?: Array<{
        /**
         * Unique among sources of events; the route is `POST /api/readiness/events/<id>`. `gitlab`, if absent.
         */
        id?: string;
        /**
         * As people see it. `GitLab` and the host, if absent.
         */
        title?: string;
        /**
         * A host of `integrations.gitlab`. `gitlab.com`, if absent.
         */
        host?: string;
        /**
         * Secret tokens of webhooks, 16 characters or more: any of them may be sent. There is no route, if absent.
         * @deepVisibility secret
         */
        webhookTokens?: string[];
        /**
         * Issues with this label are incidents, beside those of the type incident.
         */
        incidentLabel?: string;
        /**
         * The environment that a release is a deployment to. Releases are no deployments, if absent.
         */
        releases?: string;
        /**
         * Asks GitLab on a schedule; `{}` takes all the defaults. It is only listened to webhooks, if absent.
         */
        pull?: {
          /**
           * How often. Every hour, if absent.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /**
           * Requests in one round, at most. 10000, if absent.
           */
          requestsPerRound?: number;
          /**
           * How far back a project is read at first. 180, if absent.
           */
          historyDays?: number;
          /**
           * How much is read again in every round. 1, if absent.
           */
          lookBackHours?: number;
        };
      }>;
    };
  };
}
