import { InputError } from '@backstage/errors';
import {
  nearestName,
  operations,
  type OperationInput,
  type OperationName,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { z } from 'zod';

/**
 * Checks a request against its operation. A parameter that does not exist is refused: ignoring a misspelt filter
 * would answer with everything.
 *
 * @throws InputError with every mistake, its place and, where there is one, the nearest valid name.
 */
export function parseInput<Name extends OperationName>(
  name: Name,
  params: unknown,
  query: Record<string, unknown>,
): OperationInput<Name> {
  const operation: { path: string; params?: z.ZodObject; query?: z.ZodObject } =
    operations[name];
  const mistakes: string[] = [];
  const known = Object.keys(operation.query?.shape ?? {});
  for (const key of Object.keys(query)) {
    if (known.includes(key)) continue;
    const nearest = nearestName(key, known);
    mistakes.push(
      `query parameter '${key}' does not exist${
        nearest ? `; did you mean '${nearest}'?` : ''
      }`,
    );
  }
  const input = {
    ...read(operation.params, params, 'path', mistakes),
    query: read(operation.query, query, 'query', mistakes),
  };
  if (mistakes.length > 0) throw new InputError(mistakes.join('; '));
  // What the operation's own schemas let through is its input.
  return input as OperationInput<Name>;
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
  for (const issue of parsed.error.issues) {
    mistakes.push(
      `${where} parameter '${issue.path.join('.')}': ${issue.message}`,
    );
  }
  return {};
}
