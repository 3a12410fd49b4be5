import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    collectors?: {
      /**
       * Results of security tools. Nothing is read, if absent.
       */
      security?: {
        /**
         * Results of OpenSSF Scorecard. None are read, if absent.
         */
        scorecard?: {
          /**
           * The annotation with the address of a service's result. `openssf/scorecard-location`, if absent.
           */
          annotation?: string;
          /**
           * A service that knows the results of repositories, asked about services without that annotation. Nobody is
           * asked, if absent.
           */
          api?: {
            /**
             * Such as https://api.scorecard.dev
             */
            baseUrl: string;
            /**
             * Sent as bearer token. None, if absent.
             * @visibility secret
             */
            token?: string;
          };
          /**
           * How often results are read. Every twelve hours, if absent.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        };
        /**
         * Results of vulnerability scanners, as SARIF 2.1.0. None are read, if absent.
         */
        scans?: {
          /**
           * The annotation with the addresses of a service's results. `readiness/sarif-location`, if absent.
           */
          annotation?: string;
          /**
           * The largest file that is read. 10, if absent.
           */
          maxMegabytes?: number;
          /**
           * How often results are read. Every six hours, if absent.
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        };
      };
    };
  };
}
