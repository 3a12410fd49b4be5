import { InputError } from '@backstage/errors';
import {
  nearestName,
  operations,
  type OperationInput,
  type OperationName,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { z } from 'zod';
import { describeMismatch } from './describeMismatch';
import { readBody } from './readBody';

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
  const mistakes: string[] = [];
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
  if (mistakes.length > 0) throw new InputError(mistakes.join('; '));
  // What the operation's own schemas let through is its input.
  return input as OperationInput<Name>;
}

/** The parameters that exist, are there once, and say something. */
function singleValues(
  search: URLSearchParams,
  known: readonly string[],
  mistakes: string[],
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const key of new Set(search.keys())) {
    const [value = '', ...others] = search.getAll(key);
    if (!known.includes(key)) {
      const nearest = nearestName(key, known);
      mistakes.push(
        `query parameter '${key}' does not exist${
          nearest ? `; did you mean '${nearest}'?` : ''
        }`,
      );
    } else if (others.length > 0) {
      mistakes.push(
        `query parameter '${key}' is there ${
          others.length + 1
        } times; write it once, with commas where it takes several values`,
      );
    } else if (value === '') {
      mistakes.push(`query parameter '${key}' is empty; leave it out`);
    } else if (/\p{Cc}/u.test(value)) {
      // PostgreSQL takes no NUL, and nothing that can be asked for has one.
      mistakes.push(
        `query parameter '${key}' has control characters; leave them out`,
      );
    } else {
      values[key] = value;
    }
  }
  return values;
}

function read(
  schema: z.ZodObject | undefined,
  value: unknown,
  where: string,
  mistakes: string[],
): Record<string, unknown> {
  const parsed = schema?.safeParse(value);
  if (!parsed) return {};
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  for (const key of wrong) {
    const written = (value as Record<string, unknown>)[key];
    mistakes.push(
      `${where} parameter '${key}': ${describeMismatch(
        schema?.shape[key] as z.ZodType,
        String(written),
      )}`,
    );
  }
  return {};
}
