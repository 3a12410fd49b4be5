import { InputError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import { didYouMean } from '../problems/didYouMean';
import type { FactDeclaration } from './FactDeclaration';
import { wellKnownFacts } from './vocabulary';

const byName = new Map(wellKnownFacts.map(fact => [fact.name, fact]));

/**
 * Declares a fact of the vocabulary for a collector, with how long an observation stays true.
 *
 * @throws InputError with the nearest name when the vocabulary has no such fact.
 * @public
 *
 * @example
 * ```ts
 * wellKnownFact('oncall.hasSchedule', { hours: 1 })
 * // { name: 'oncall.hasSchedule', type: 'bool', description: 'An on-call …', validity: { hours: 1 } }
 * ```
 */
export function wellKnownFact(
  name: string,
  validity: HumanDuration,
): FactDeclaration {
  const fact = byName.get(name);
  if (!fact) {
    const mend =
      didYouMean(name, byName.keys()) ??
      'declare it in full if it is a fact of your own';
    throw new InputError(`No well-known fact is called '${name}': ${mend}`);
  }
  const { answeredBy: _, ...definition } = fact;
  return { ...definition, validity };
}
