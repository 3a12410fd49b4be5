import { zodProblems } from '@service-readiness/backstage-plugin-readiness-common';
import type { z } from 'zod';
import type { MendedMistake } from '../services/queries/QueryError';

/**
 * Checks the body of a request, where its operation takes one. Adds what is wrong to the mistakes, each with its path
 * and the mend.
 *
 * @example
 * ```ts
 * readBody(attestBodySchema, { item: [] }, mistakes)
 * // mistakes: ["body: there is no 'item' here; did you mean 'items'?", …]
 * ```
 */
export function readBody(
  schema: z.ZodObject | undefined,
  body: unknown,
  mistakes: Array<MendedMistake | string>,
): { body?: Record<string, unknown> } {
  if (!schema) return {};
  if (body === undefined) {
    mistakes.push(
      "the body is missing; send JSON with 'Content-Type: application/json'",
    );
    return {};
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return { body: parsed.data };
  const problems = zodProblems(parsed.error, schema, {
    source: 'body',
    lineOf: () => undefined,
    value: body,
  });
  for (const { path, message, mend } of problems) {
    const place = path && !message.includes(path) ? `body ${path}` : 'body';
    mistakes.push(`${place}: ${message}${mend ? `; ${mend}` : ''}`);
  }
  return {};
}
