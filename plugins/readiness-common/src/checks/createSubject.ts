import type { Entity } from '@backstage/catalog-model';
import type { FactReadings } from '../facts/FactReadings';
import type { EntityFilter } from './EntityFilter';
import type { Subject } from './Subject';

/**
 * Prepares an entity for evaluation.
 *
 * @example
 * ```ts
 * const readings = readFacts({ catalog, documents, coverage, now });
 * evaluateCheck(check, createSubject({ entity, readings }));
 * ```
 *
 * @public
 */
export function createSubject(options: {
  entity: Entity;
  readings: FactReadings;
}): Subject {
  const { entity, readings } = options;
  const answers = new Map<string, boolean>();
  return {
    entity,
    readings,
    matches(filter: EntityFilter) {
      let answer = answers.get(filter.key);
      if (answer === undefined) {
        answer = filter.matches(entity);
        answers.set(filter.key, answer);
      }
      return answer;
    },
  };
}
