import type {
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { FilterPredicate } from '@backstage/filter-predicates';
import type {
  FactDeclaration,
  FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * How a collector says what it found. Every entity of the batch must be reported on or failed; one that is
 * neither counts as failed.
 *
 * @public
 */
export interface CollectionReport {
  /**
   * All that is known about one entity now, by fact name. A declared fact that is left out becomes unknown;
   * an empty record says "looked, and found nothing".
   *
   * @param options - `observedAt`: when the source was asked, where the answer comes from what is remembered: the age
   * of the facts counts from then. The start of the run, if absent; now, for a moment that is yet to come.
   */
  facts(
    entityRef: string,
    values: Record<string, FactValue>,
    options?: { observedAt?: Date | number },
  ): void;
  /** The source could not answer for this entity. Its last facts stay until they are stale. */
  failure(entityRef: string, error: unknown): void;
}

/**
 * What a collector is given for one batch.
 *
 * @public
 */
export interface CollectionContext {
  /** The entities to look at, already filtered by `appliesTo`. */
  entities: readonly Entity[];
  report: CollectionReport;
  /**
   * Aborted when the run's time is up or the backend shuts down. The same object for every batch of one round: what a
   * round learns may hang on it, see `perRound`.
   */
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * Gets observations about entities from one source.
 *
 * @public
 */
export interface Collector {
  /** Kebab-case, unique in the installation. */
  id: string;
  title: string;
  description?: string;
  /**
   * The part of `readiness.collectors` that it is configured with, the `id` if absent. A part that no collector names is
   * shown as a mistake.
   */
  configKey?: string;
  /**
   * Who answers for what it reports, as a full entity reference such as `group:default/platform`: whoever says that a
   * fact is wrong says it to them.
   */
  owner?: string;
  /** Every fact that this collector may report. Anything else is refused. */
  facts: readonly FactDeclaration[];
  /** Entities that the source can know something about, in the catalog's filter words. */
  appliesTo: FilterPredicate;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Entities per call, 500 if absent. */
  batchSize?: number;
  /** Throwing fails the whole batch: the last facts stay until they are stale. */
  collect(context: CollectionContext): Promise<void>;
}
