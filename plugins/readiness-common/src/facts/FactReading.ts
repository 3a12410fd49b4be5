import type { FactValue } from './FactDeclaration';

/**
 * Why a fact has no usable value:
 * - `noCollector`: no installed collector declares it;
 * - `notCollectedYet`: a collector declares it and has not covered this entity yet;
 * - `notReported`: the collector covered the entity and said nothing about this fact;
 * - `stale`: the last covering run is older than the fact's validity.
 *
 * @public
 */
export type FactAbsence =
  | 'noCollector'
  | 'notCollectedYet'
  | 'notReported'
  | 'stale';

/**
 * One fact of one entity as it can be used at a given moment.
 *
 * @public
 */
export interface FactReading {
  name: string;
  /** Absent unless a value was ever reported. A stale value is kept here so that it can be shown. */
  value?: FactValue;
  /** Set when the value must not be judged. */
  absence?: FactAbsence;
  /** The collector that reported the value, or that should have. */
  collectorId?: string;
  /** When the entity was last covered, milliseconds since the epoch. */
  observedAt?: number;
  /** From when on the value is stale, milliseconds since the epoch. */
  validUntil?: number;
  /** The error of the collector's last attempt at this entity, if that failed. */
  collectorError?: string;
}
