import type { Explanation, FactChange } from './causeOfCheck';
import type { Cause } from './Transition';

/** Why one of the deciding checks is met now, or no longer. */
interface CheckExplanation extends Explanation {
  checkId: string;
}

/**
 * One cause for several checks that decided about a level together.
 *
 * What lapsed did so by itself at a moment of its own, and the level was lost with the first: whatever else happened
 * was noticed later. Otherwise facts tell the most, then what people did; without any of these a source fell silent.
 * Such a change took effect with the last of those that decided.
 *
 * @example
 * ```ts
 * combineCauses([{ checkId: 'slos-defined', cause: { kind: 'lapse', what: 'waiver' }, effectiveAt }])
 * // { checkIds: ['slos-defined'], cause: { kind: 'lapse', what: 'waiver' }, effectiveAt }
 * ```
 */
export function combineCauses(
  changes: readonly CheckExplanation[],
): Explanation & { checkIds: string[] } {
  const lapses = changes
    .filter(({ cause }) => cause.kind === 'lapse')
    .sort((a, b) => a.effectiveAt - b.effectiveAt);
  const [first] = lapses;
  if (first) {
    const { cause, effectiveAt } = first;
    return { cause, effectiveAt, checkIds: lapses.map(c => c.checkId) };
  }
  return {
    cause: mostTelling(changes.map(({ cause }) => cause)),
    effectiveAt: Math.max(...changes.map(change => change.effectiveAt)),
    checkIds: changes.map(({ checkId }) => checkId),
  };
}

function mostTelling(causes: readonly Cause[]): Cause {
  const facts = new Map<string, FactChange>();
  const silent = new Set<string>();
  let byFact = false;
  let byPerson: Cause | undefined;
  for (const cause of causes) {
    if (cause.kind === 'fact') {
      byFact = true;
      cause.facts.forEach(fact => facts.set(fact.name, fact));
    } else if (cause.kind === 'silence') {
      cause.facts.forEach(name => silent.add(name));
    } else {
      byPerson ??= cause;
    }
  }
  if (byFact) return { kind: 'fact', facts: [...facts.values()] };
  return byPerson ?? { kind: 'silence', facts: [...silent] };
}
