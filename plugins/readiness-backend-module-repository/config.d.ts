import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    collectors?: {
      /**
       * What stands among the files of services. No repository is read, if absent; `{}` takes all the defaults.
       */
      repository?: {
        /**
         * How often it is looked for repositories that are due. Every hour, if absent.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

        /**
         * How long what a host said of a repository is good enough: it is not asked again before. 360, if absent.
         */
        askAgainAfterMinutes?: number;

        /**
         * There are no SLOs outside of these files: a service without a document has none. False, if absent, and such a
         * service is one of which nobody knows.
         */
        slosOnlyHere?: boolean;

        /**
         * Path patterns, each instead of the built-in ones. An empty list looks for none, and reports no such fact.
         */
        paths?: {
          /** Relative to the root of the repository. */
          codeOwners?: string[];
          /** Relative to the root of the repository. */
          securityPolicy?: string[];
          /** Relative to the root of the repository. */
          dependencyUpdates?: string[];
          /** Relative to the root of the repository. */
          ci?: string[];
          /** Relative to the directory of the service. */
          readme?: string[];
          /** Relative to the directory of the service. */
          runbooks?: string[];
          /** Relative to the directory of the service. */
          slos?: string[];
          /** Kubernetes manifests, kustomizations and Helm values, relative to the directory of the service. */
          manifests?: string[];
          /** What counts for nothing, relative to the directory of the service. */
          ignore?: string[];
        };

        limits?: {
          /** Repositories that are read at one time. 4, if absent. */
          concurrency?: number;
          /** Files of interest in one repository. More are an error. 5000, if absent. */
          files?: number;
          /** Bytes of one file; a larger one cannot be read. 262144, if absent. */
          fileBytes?: number;
          /** Bytes of all files of one repository that are read. More are an error. 20971520, if absent. */
          totalBytes?: number;
          /** Bytes of all files of one repository, read or not. More are an error, and the download is left off. 1073741824, if absent. */
          archiveBytes?: number;
          /** Seconds that reading one repository may take. 120, if absent. */
          timeoutSeconds?: number;
        };
      };
    };
  };
}
