import { nearestName } from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

/** A longer value is not quoted back: its length is what is wrong with it. */
const longestQuote = 60;

/**
 * What a parameter asks for and what was written instead, in words of ours: a schema library speaks to programmers.
 *
 * @example
 * ```ts
 * describeMismatch(z.coerce.number().int().min(1).max(500), 'ten')
 * // { problem: "expected a whole number from 1 to 500, got 'ten'" }
 * ```
 */
export function describeMismatch(
  schema: z.ZodType,
  written: string,
): { problem: string; nearest?: string; mend?: string } {
  const asked = z.toJSONSchema(schema, { io: 'input' });
  const values = asked.enum?.map(String);
  const got =
    written.length > longestQuote
      ? `${written.length} characters`
      : `'${written}'`;
  const problem = `expected ${expected(asked, values)}, got ${got}`;
  // The one that there is stands in the sentence already.
  return values?.length === 1
    ? { problem, nearest: values[0], mend: '' }
    : { problem, nearest: values && nearestName(written, values) };
}

function expected(
  {
    type,
    minimum,
    maximum,
    minLength = 0,
    maxLength,
    format,
  }: z.core.JSONSchema.BaseSchema,
  values: readonly string[] | undefined,
): string {
  if (values) {
    const quoted = values.map(value => `'${value}'`);
    return quoted.length > 1 ? `one of ${quoted.join(', ')}` : `${quoted[0]}`;
  }
  if (type === 'integer') {
    return `a whole number from ${minimum} to ${maximum}`;
  }
  if (format === 'date-time') {
    return "a moment with an offset, such as '2027-03-31T00:00:00Z'";
  }
  if (format === 'uuid') return 'an id from one of the lists';
  return minLength > 0
    ? `${minLength} to ${maxLength} characters`
    : `at most ${maxLength} characters`;
}
