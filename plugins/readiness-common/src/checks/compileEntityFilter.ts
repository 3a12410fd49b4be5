import {
  evaluateFilterPredicate,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import type { EntityFilter } from './EntityFilter';
import { fingerprint } from './fingerprint';

/** Words of a filter's own; anything else that begins with `$` is a mistake that would silently match nothing. */
const logic = ['$all', '$any', '$not'];

/**
 * Prepares a filter in the catalog's words. A filter that asks for nothing, at any depth, is refused: it would
 * mean "everything" to the machine and rarely does to its author.
 *
 * @example
 * ```ts
 * compileEntityFilter({}) // { message: 'appliesTo is empty and would mean every entity', mend: … }
 * ```
 *
 * @public
 */
export function compileEntityFilter(
  predicate: FilterPredicate,
): { filter: EntityFilter } | { message: string; mend: string } {
  const empty = {
    message: 'appliesTo is empty and would mean every entity',
    mend: 'say which entities, for example { kind: Component }',
  };
  if (typeof predicate !== 'object') {
    return { ...empty, message: 'appliesTo must be a filter' };
  }
  if (asksNothing(predicate)) return empty;
  const misuse = findMisuse(predicate);
  if (misuse !== undefined) {
    return { message: misuse, mend: `the operators are ${logic.join(', ')}` };
  }
  return {
    filter: {
      key: fingerprint(predicate),
      matches: entity => evaluateFilterPredicate(predicate, entity),
    },
  };
}

function asksNothing(predicate: unknown): boolean {
  if (typeof predicate !== 'object' || predicate === null) return false;
  const entries = Object.entries(predicate);
  if (entries.length === 0) return true;
  return entries.some(([key, value]) => {
    if (key === '$not') return asksNothing(value);
    if (key !== '$all' && key !== '$any') return false;
    return (
      !Array.isArray(value) || value.length === 0 || value.some(asksNothing)
    );
  });
}

function findMisuse(predicate: unknown): string | undefined {
  if (typeof predicate !== 'object' || predicate === null) return undefined;
  const keys = Object.keys(predicate);
  const operators = keys.filter(key => key.startsWith('$'));
  const unknown = operators.find(key => !logic.includes(key));
  if (unknown !== undefined) return `appliesTo has no operator '${unknown}'`;
  if (operators.length > 0 && keys.length > 1) {
    return `in appliesTo, '${operators[0]}' must stand alone`;
  }
  return operators
    .flatMap(key => (predicate as Record<string, unknown>)[key])
    .map(findMisuse)
    .find(found => found !== undefined);
}
