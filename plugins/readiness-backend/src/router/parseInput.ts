import {
  nearestName,
  operations,
  type OperationInput,
  type OperationName,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { z } from 'zod';
import { QueryError, type MendedMistake } from '../services/queries/QueryError';
import { describeMismatch } from './describeMismatch';
import { readBody } from './readBody';

/** Those of the query have fields; those of paths and bodies are texts. */
type Mistakes = Array<MendedMistake | string>;

/** A request as it came. */
export interface RawInput {
  /** From the path. */
  params: unknown;
  /** The query as it was written: a parser that makes objects of it drops names such as `__proto__`. */
  search: URLSearchParams;
  /** Parsed JSON; absent where there is none. */
  body?: unknown;
}

/**
 * Checks a request against its operation. A parameter that does not exist is refused: ignoring a misspelt filter
 * would answer with everything. So is an empty one, which says neither that.
 *
 * @throws InputError with every mistake, its place and, where there is one, the nearest valid name.
 */
export function parseInput<Name extends OperationName>(
  name: Name,
  { params, search, body }: RawInput,
): OperationInput<Name> {
  const operation: {
    path: string;
    params?: z.ZodObject;
    query?: z.ZodObject;
    body?: z.ZodObject;
  } = operations[name];
  const mistakes: Mistakes = [];
  const input = {
    ...read(operation.params, params, 'path', mistakes),
    query: read(
      operation.query,
      singleValues(search, Object.keys(operation.query?.shape ?? {}), mistakes),
      'query',
      mistakes,
    ),
    ...readBody(operation.body, body, mistakes),
  };
  if (mistakes.length > 0) throw new QueryError(mistakes);
  // What the operation's own schemas let through is its input.
  return input as OperationInput<Name>;
}

/** The parameters that exist, are there once, and say something. */
function singleValues(
  search: URLSearchParams,
  known: readonly string[],
  mistakes: Mistakes,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const key of new Set(search.keys())) {
    const [value = '', ...others] = search.getAll(key);
    if (!known.includes(key)) {
      const nearest = nearestName(key, known);
      mistakes.push({ parameter: key, problem: 'does not exist', nearest });
    } else if (others.length > 0) {
      mistakes.push({
        ...{ parameter: key, problem: `is there ${others.length + 1} times` },
        mend: 'write it once, with commas where it takes several values',
      });
    } else if (value === '') {
      mistakes.push({
        ...{ parameter: key, problem: 'is empty', mend: 'leave it out' },
      });
    } else if (/\p{Cc}/u.test(value)) {
      // PostgreSQL takes no NUL, and nothing that can be asked for has one.
      mistakes.push({
        ...{ parameter: key, problem: 'has control characters' },
        mend: 'leave them out',
      });
    } else {
      values[key] = value;
    }
  }
  return values;
}

function read(
  schema: z.ZodObject | undefined,
  value: unknown,
  where: 'path' | 'query',
  mistakes: Mistakes,
): Record<string, unknown> {
  const parsed = schema?.safeParse(value);
  if (!parsed) return {};
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  for (const key of wrong) {
    const written = (value as Record<string, unknown>)[key];
    const mismatch = describeMismatch(
      schema?.shape[key] as z.ZodType,
      String(written),
    );
    mistakes.push(
      where === 'path'
        ? `path parameter '${key}': ${mismatch.problem}`
        : { parameter: key, value: String(written), ...mismatch },
    );
  }
  return {};
}
