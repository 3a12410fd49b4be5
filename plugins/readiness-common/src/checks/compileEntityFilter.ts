import {
  evaluateFilterPredicate,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import type { EntityFilter } from './EntityFilter';
import { filterPathMistake } from './filterPathMistake';
import { fingerprint } from './fingerprint';
import { nearSpelling } from './nearSpelling';

/** Words of a filter's own; anything else that begins with `$` is a mistake that would silently match nothing. */
const logic = ['$all', '$any', '$not'];

/**
 * Prepares a filter in the catalog's words. A filter that asks for nothing, at any depth, is refused: it would
 * mean "everything" to the machine and rarely does to its author. So is a mistyped field or kind: it would match nothing
 * without a word.
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
  const mistyped = findMistyped(predicate);
  if (mistyped !== undefined) {
    return { ...mistyped, message: `in appliesTo, ${mistyped.message}` };
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

/** The kinds of Backstage's own catalog. A company may have others. */
const kinds = [
  ...['Component', 'API', 'System', 'Domain', 'Resource'],
  ...['Group', 'User', 'Template', 'Location'],
];

function findMistyped(
  predicate: unknown,
): { message: string; mend: string } | undefined {
  if (typeof predicate !== 'object' || predicate === null) return undefined;
  for (const [key, value] of Object.entries(predicate)) {
    const found = key.startsWith('$')
      ? [value].flat().map(findMistyped).find(Boolean)
      : filterPathMistake(key) ??
        (key === 'kind' ? kindMistake(value) : undefined);
    if (found) return found;
  }
  return undefined;
}

function kindMistake(value: unknown) {
  const { $in = value } = (value ?? {}) as { $in?: unknown };
  for (const kind of [$in].flat()) {
    if (typeof kind !== 'string') continue;
    const nearest = nearSpelling(kind, kinds);
    if (nearest && nearest.toLowerCase() !== kind.toLowerCase()) {
      return {
        message: `there is no kind '${kind}'`,
        mend: `did you mean '${nearest}'?`,
      };
    }
  }
  return undefined;
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
