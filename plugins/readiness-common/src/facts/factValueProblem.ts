import type { FactType } from './FactDeclaration';

/** Characters of one string. */
const longestFactString = 4096;
/** Entries of one list. */
export const longestFactList = 1000;
/** Characters of all entries of a list together: what a rule may have to walk through. */
export const longestFactListText = 65_536;

/**
 * What is wrong with a value as a fact of the given type, as the second half of a sentence, or undefined.
 *
 * @example
 * ```ts
 * factValueProblem('int', 1.5) // 'must be an int (a whole number), got 1.5'
 * factValueProblem('int', 2) // undefined
 * ```
 */
export function factValueProblem(
  type: FactType,
  value: unknown,
): string | undefined {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean'
        ? undefined
        : `must be a bool, got ${shown(value)}`;
    case 'int':
      return Number.isSafeInteger(value)
        ? undefined
        : `must be an int (a whole number), got ${shown(value)}`;
    case 'double':
      return Number.isFinite(value)
        ? undefined
        : `must be a double (a finite number), got ${shown(value)}`;
    case 'string':
      if (typeof value !== 'string') {
        return `must be a string, got ${shown(value)}`;
      }
      return value.length <= longestFactString
        ? undefined
        : `must have at most ${longestFactString} characters, has ${value.length}`;
    default:
      return listProblem(value);
  }
}

function listProblem(value: unknown): string | undefined {
  if (!Array.isArray(value)) {
    return `must be a list of strings, got ${shown(value)}`;
  }
  if (value.length > longestFactList) {
    return `must have at most ${longestFactList} entries, has ${value.length}`;
  }
  let characters = 0;
  for (const entry of value) {
    if (typeof entry !== 'string') {
      return `must be a list of strings, has an entry ${shown(entry)}`;
    }
    characters += entry.length;
  }
  return characters <= longestFactListText
    ? undefined
    : `must have at most ${longestFactListText} characters in all entries, has ${characters}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  // Not which: what was meant for another place, a secret even, must not stand in errors and logs.
  if (typeof value === 'string') return 'a string';
  return String(value);
}
