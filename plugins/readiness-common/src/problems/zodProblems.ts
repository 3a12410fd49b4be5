import type { z } from 'zod';
import type { Problem } from './Problem';
import { schemaMistakes } from './schemaMistakes';
import { writtenPath } from './writtenPath';

/** Mistakes of one document that are reported; more would hide the first. */
const mostProblems = 20;

/**
 * What a schema found wrong with a document, with path, line, and for a mistyped key the nearest that exists. A
 * key that is missing because it is mistyped is one mistake, not two.
 *
 * @public
 *
 * @example
 * ```ts
 * zodProblems(error, checkDefinitionSchema, document)[0]
 * // { source: 'a.yaml', path: 'titel', line: 2, message: "there is no 'titel' here", mend: "did you mean 'title'?" }
 * ```
 */
export function zodProblems(
  error: z.ZodError,
  schema: z.ZodObject,
  document: {
    source: string;
    value: unknown;
    lineOf(path: ReadonlyArray<PropertyKey>): number | undefined;
  },
): Problem[] {
  const { source, value, lineOf } = document;
  return schemaMistakes(error, schema, value)
    .slice(0, mostProblems)
    .map(({ path, issue: _, ...words }) => ({
      source,
      path: writtenPath(path),
      line: lineOf(path),
      ...words,
    }));
}
