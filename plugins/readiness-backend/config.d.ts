import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    /**
     * Says on every screen that the portal shows example data.
     */
    example?: boolean;

    /**
     * Which catalog entities count as services, in the catalog's filter words. Components, if absent.
     */
    services?: FilterPredicate;

    /**
     * How much the built-in scorecard asks for. Everything, if absent.
     */
    stage?: 'startup' | 'growth' | 'scale' | 'enterprise';

    tier?: {
      /**
       * Where a catalog entity declares its tier. `metadata.labels.tier`, if absent.
       */
      path?: string;
      /**
       * The tier of a service that declares none. 3, if absent.
       */
      fallback?: number;
    };

    /**
     * Set to false to use none of the built-in checks and scorecards.
     */
    library?: boolean;

    /**
     * Sources that push what they know: pipelines, scripts, people.
     */
    pushedFacts?: Array<{
      /**
       * Kebab-case, unique among collectors.
       */
      id: string;
      title: string;
      description?: string;
      /**
       * Who answers for what is pushed: full reference of a group or user.
       */
      owner?: string;
      /**
       * What may be pushed. Of a fact of the vocabulary `name` and `validity` are enough.
       */
      facts: Array<{
        name: string;
        type?: 'bool' | 'int' | 'double' | 'string' | 'list<string>';
        unit?: string;
        description?: string;
        /**
         * Whether a number is kept over time. As the vocabulary says, if absent; else not.
         */
        series?: boolean;
        /**
         * How long a value counts after it was observed.
         */
        validity: HumanDuration | string;
      }>;
      /**
       * Who may push: subjects of tokens of `backend.auth.externalAccess`, which may end in `*` after `:` or `/`, and
       * full references of users and groups.
       */
      subjects: string[];
      /**
       * About which entities, in the catalog's filter words. Services, if absent.
       */
      entities?: FilterPredicate;
    }>;

    delivery?: {
      /**
       * Days and weeks of charts are counted in it: IANA name such as `Europe/Vienna`. UTC, if absent.
       */
      timeZone?: string;
      /**
       * Environments that are production; `*` stands for any text, capitals do not matter. Production, prod, prd and live
       * with what usually stands around them, if absent.
       */
      production?: string[];
      /**
       * Environments that never are, whatever `production` says. Previews, pages and what is before production, if absent.
       */
      notProduction?: string[];
      /**
       * An incident without a link belongs to the last successful production deployment of its service that ended this long
       * before, at most. 7 days, if absent.
       */
      incidentWithin?: HumanDuration | string;
      /**
       * `incident`: recovery takes from the start of the incident to its end. `deployment`: from the end of the failed
       * deployment. `incident`, if absent.
       */
      recoveryClock?: 'incident' | 'deployment';
      /**
       * `average`: deployments over the days of the window. `medianWeek`: the days with one in its median week. `average`,
       * if absent.
       */
      frequencyMethod?: 'average' | 'medianWeek';
      /**
       * A change or deployment with such a label mends what was deployed before it. `hotfix`, if absent.
       */
      hotfixLabels?: string[];
      /**
       * The id of a table that comes with the product, or a table of your own: `id`, `title`, `source` and `figures`.
       * `ops-handbook`, if absent.
       */
      bands?: string | object;
      /**
       * Over how long the facts are that checks read. 30 days, if absent.
       */
      factsWindow?: HumanDuration | string;
      /**
       * Sources that push deployments, changes and incidents: pipelines, scripts, people.
       */
      sources?: Array<{
        /**
         * Kebab-case, unique among sources of events.
         */
        id: string;
        title: string;
        description?: string;
        /**
         * Who answers for what is pushed: full reference of a group or user.
         */
        owner?: string;
        /**
         * Who may push: subjects of tokens of `backend.auth.externalAccess`, which may end in `*` after `:` or `/`, and
         * full references of users and groups.
         */
        subjects: string[];
        /**
         * For which entities events may be, in the catalog's filter words. Services, if absent.
         */
        entities?: FilterPredicate;
      }>;
      /**
       * For which services events are that do not name any. The first that matches counts; `*` stands for any characters.
       */
      mapping?: Array<{
        /**
         * Id of the source.
         */
        source?: string;
        /**
         * Address of the repository.
         */
        repository?: string;
        environment?: string;
        /**
         * Name of the service in the source.
         */
        service?: string;
        /**
         * Full references of the services that it is for.
         */
        entityRef: string | string[];
      }>;
    };

    /**
     * Files and addresses with checks and scorecards.
     */
    definitions?: Array<{
      type: 'file' | 'url';
      /**
       * A path relative to the working directory of the backend, or an address that `backend.reading.allow` or an
       * integration permits.
       */
      target: string;
    }>;

    /**
     * How often definitions are read again. Every minute, if absent.
     */
    definitionsSchedule?: SchedulerServiceTaskScheduleDefinitionConfig;

    catalog?: {
      /**
       * How often the catalog is compared with what is known of it. Every five minutes, if absent.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /**
       * After how many synchronisations in a row without it an entity is taken as removed. 3, if absent.
       */
      misses?: number;
      /**
       * The largest share of all entities, 0 to 1, that one synchronisation may remove. More are held and reported.
       * 0.2, if absent.
       */
      maxRemovedShare?: number;
    };

    /**
     * Whether people are told through Backstage's notifications. If absent, they are where the notifications plugin is
     * installed in the same backend.
     */
    notifications?: boolean;

    attestations?: {
      /**
       * How long before it expires an attestation is told to run out. 14 days, if absent.
       */
      remind?: { days: number };
    };

    waivers?: {
      /**
       * For how long a waiver may be asked for, at most. 90 days, if absent.
       */
      longest?: { days: number };
      /**
       * Groups whose members decide about waivers, by their full references. The owner of each check, if absent.
       */
      approvers?: string[];
      /**
       * How long before its end a waiver is told to run out. 14 days, if absent.
       */
      remind?: { days: number };
    };

    retention?: {
      /**
       * How long changes, what people did, and what has ended of it are kept. Two years, if absent.
       */
      history?: HumanDuration | string;
      /**
       * How long collection runs are kept. 30 days, if absent.
       */
      runs?: HumanDuration | string;
      /**
       * How long the facts of a collector stay that no replica has installed any more. A day, if absent.
       */
      absentCollectors?: HumanDuration | string;
    };
  };
}
