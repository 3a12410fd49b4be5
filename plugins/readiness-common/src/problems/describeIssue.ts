import type { z } from 'zod';
import { didYouMean } from './didYouMean';

/** Characters of a wrong value that are repeated. */
const shownCharacters = 60;

/**
 * What a schema found wrong with one entry of a document, and the mend, in an author's words.
 *
 * @param where - the entry's path as written
 * @param value - what stands there; undefined when nothing does
 *
 * @example
 * ```ts
 * describeIssue(issue, 'category', 'Operation')
 * // { message: "category: 'Operation' is none of: Security, Operations", mend: "did you mean 'Operations'?" }
 * ```
 */
export function describeIssue(
  issue: z.core.$ZodIssue,
  where: string,
  value: unknown,
): { message: string; mend?: string } {
  const mend: unknown = issue.code === 'custom' && issue.params?.mend;
  // A rule that knows the mend knows best what is wrong as well.
  if (typeof mend === 'string') {
    return { message: `${where}: ${issue.message}`, mend };
  }
  if (value === undefined) {
    return { message: `'${where}' is missing`, mend: `add it${asked(issue)}` };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        message: `${where}: it is ${typeOf(value)}, and must be ${expected(
          issue,
        )}`,
      };
    case 'invalid_value':
      return {
        message: `${where}: ${shown(value)} is none of: ${issue.values.join(
          ', ',
        )}`,
        mend:
          typeof value === 'string'
            ? didYouMean(value, issue.values.map(String))
            : undefined,
      };
    case 'too_big':
      return { message: `${where}: ${tooBig(value, issue.maximum)}` };
    case 'too_small':
      return { message: `${where}: ${tooSmall(value, issue.minimum)}` };
    default:
      return { message: `${where}: ${issue.message}` };
  }
}

/** What a missing entry asks for. */
function asked(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `, one of: ${issue.values.join(', ')}`;
    case 'invalid_type':
      return `: ${expected(issue)}`;
    default:
      return '';
  }
}

/** A schema may know better words than its type: `expected a moment with an offset`. */
function expected(issue: z.core.$ZodIssueInvalidType): string {
  const [, words] = /^expected (.+)$/s.exec(issue.message) ?? [];
  return words ?? typeWord(issue.expected);
}

const typeWords = new Map<string, string>([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a mapping'],
  ['record', 'a mapping'],
]);

function typeWord(type: string): string {
  return typeWords.get(type) ?? type;
}

function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  return typeWord(Array.isArray(value) ? 'array' : typeof value);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, shownCharacters)}'`;
  return typeof value === 'number' ? String(value) : typeOf(value);
}

type Limit = number | bigint;

function tooBig(value: unknown, most: Limit): string {
  if (typeof value === 'string') {
    return `it has ${value.length} characters, at most ${most} are allowed`;
  }
  if (Array.isArray(value)) {
    return `it has ${value.length} entries, at most ${most} are allowed`;
  }
  return `${shown(value)} is more than ${most}`;
}

function tooSmall(value: unknown, least: Limit): string {
  if (value === '') return 'it is empty';
  if (Array.isArray(value)) {
    return `it has ${value.length} entries, at least ${least} are asked for`;
  }
  return `${shown(value)} is less than ${least}`;
}
