import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    collectors?: {
      /**
       * Whether the links of services are reachable. Nothing is followed, if absent.
       */
      links?: {
        /**
         * Hosts that may be asked, such as `grafana.example.com`, `*.example.com` or `wiki.example.com:8443`. Without
         * a port, the usual ones. An address of an internal network is refused, whatever the name.
         */
        hosts?: string[];
        /**
         * Hosts that may be asked even where they are in an internal network.
         */
        internalHosts?: string[];
        /**
         * Hosts of the sign-in. A link that sends whoever has not signed in there counts as reachable; these hosts
         * are not asked.
         */
        signInHosts?: string[];
        /**
         * How often links are followed. Every six hours, if absent.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * How long one answer may take. 10, if absent.
         */
        timeoutSeconds?: number;
        /**
         * How many redirects of one link are followed. 5, if absent.
         */
        maxRedirects?: number;
        /**
         * Requests under way to one host. 4, if absent.
         */
        concurrencyPerHost?: number;
        /**
         * Requests under way in all. 32, if absent.
         */
        concurrency?: number;
      };
    };
  };
}
