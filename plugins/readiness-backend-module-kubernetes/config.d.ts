import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    collectors?: {
      /**
       * What runs in Kubernetes. No cluster is asked, if absent.
       */
      kubernetes?: {
        /**
         * Clusters in which services run in production. All of `kubernetes.clusterLocatorMethods`, if absent.
         */
        clusters?: Array<{
          /**
           * As the annotation `backstage.io/kubernetes-cluster` has it. Alone, the name of a cluster of
           * `kubernetes.clusterLocatorMethods`.
           */
          name: string;
          /**
           * Where its API is.
           */
          url?: string;
          /**
           * The token of an account that may list what is looked at.
           * @visibility secret
           */
          token?: string;
          /**
           * A file with that token, read in every round.
           */
          tokenFile?: string;
          /**
           * The certificate authority of the cluster, PEM in base64.
           * @visibility secret
           */
          caData?: string;
          /**
           * A file with it, PEM.
           */
          caFile?: string;
          /**
           * Takes every certificate. False, if absent.
           */
          skipTLSVerify?: boolean;
          /**
           * Namespaces to look at, with requests for each. The whole cluster at once, if absent.
           */
          namespaces?: string[];
        }>;
        /**
         * Looks at Argo Rollouts too. False, if absent.
         */
        rollouts?: boolean;
        /**
         * How often clusters are looked at. Every half hour, if absent.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
