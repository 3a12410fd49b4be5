import type { FactValue } from './FactDeclaration';

/**
 * What one collector knows about one entity. The unit in which facts are stored.
 *
 * @public
 */
export interface FactDocument {
  entityRef: string;
  collectorId: string;
  values: Record<string, FactValue>;
  /** When these values were first seen as they are, milliseconds since the epoch. */
  changedAt: number;
}

/**
 * When a collector last covered an entity. Kept per collection run, not per fact, so that a collection in
 * which nothing changed writes nothing about the entity.
 *
 * @public
 */
export interface FactCoverage {
  collectorId: string;
  /** Start of the last run that covered the entity, milliseconds since the epoch; absent if there was none. */
  coveredAt?: number;
  /** Error of the last attempt, if it failed for this entity or for the whole run. */
  error?: string;
  /** It failed for this entity alone, or was collected alone: its facts become stale at a moment of their own. */
  isApart?: true;
}
