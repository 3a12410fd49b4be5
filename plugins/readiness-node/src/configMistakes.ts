import { nearestName } from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

/**
 * What is wrong with a part of the configuration, one sentence for each mistake: where it stands, what was expected
 * and the mend.
 *
 * @public
 *
 * @example
 * ```ts
 * configMistakes(error, z.strictObject({ hosts: z.array(z.string()) }), 'readiness.collectors.links')
 * // ["readiness.collectors.links.host: there is no such key; did you mean 'hosts'?"]
 * ```
 */
export function configMistakes(
  error: z.ZodError,
  schema: z.ZodType,
  key: string,
): string[] {
  return error.issues.flatMap(issue => mistakesOf(issue, schema, key));
}

function mistakesOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  key: string,
): string[] {
  const path = `${key}${issue.path.map(segment).join('')}`;
  if (issue.code !== 'unrecognized_keys') return [`${path}: ${issue.message}`];
  const known = keysAt(schema, issue.path);
  return issue.keys.map(unknown => {
    const nearest = nearestName(unknown, known);
    const mend = nearest
      ? `did you mean '${nearest}'?`
      : `there are: ${known.join(', ')}`;
    return `${path}${segment(unknown)}: there is no such key; ${mend}`;
  });
}

const segment = (part: PropertyKey) =>
  typeof part === 'number' ? `[${part}]` : `.${String(part)}`;

/** The keys that the schema knows at a path; none where it is not plain enough to tell. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = unwrapped(schema);
  for (const part of path) {
    if (at instanceof z.ZodObject) at = unwrapped(at.shape[part as string]);
    else if (at instanceof z.ZodArray) at = unwrapped(at.element);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrapped(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrapped(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
}
