import type { Entity } from '@backstage/catalog-model';
import type { FactReadings } from '../facts/FactReadings';
import type { EntityFilter } from './EntityFilter';

/**
 * One entity with its facts at one moment, prepared once for all checks and scorecards.
 *
 * @public
 */
export interface Subject {
  readonly entity: Entity;
  readonly readings: FactReadings;
  /** Answers each filter once. */
  matches(filter: EntityFilter): boolean;
}
