import type { z } from 'zod';
import { didYouMean } from '../problems/didYouMean';
import type { Problem } from '../problems/Problem';
import type { DefinitionDocument } from './parseDefinitions';

type Issue = z.core.$ZodIssue;

/** Mistakes of one document that are reported; more would hide the first. */
const mostProblems = 20;

/**
 * What a schema found wrong with a document, with path, line, and for a mistyped key the nearest that exists.
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
  { source, lineOf }: Pick<DefinitionDocument, 'source' | 'lineOf'>,
): Problem[] {
  return error.issues
    .flatMap(issue => unfold(issue, []))
    .flatMap(({ issue, path }): Problem[] => {
      if (issue.code !== 'unrecognized_keys') {
        return [
          {
            source,
            path: written(path),
            line: lineOf(path),
            message: `${written(path) ?? 'the document'}: ${issue.message}`,
          },
        ];
      }
      const known = keysAt(schema, path);
      return issue.keys.map(key => ({
        source,
        path: written([...path, key]),
        line: lineOf([...path, key]),
        message: `there is no '${key}' here`,
        mend: didYouMean(key, known) ?? `there are: ${known.join(', ')}`,
      }));
    })
    .slice(0, mostProblems);
}

/** A union reports the branch that came closest: the one that read on deepest, else the last (the fullest form). */
function unfold(
  issue: Issue,
  prefix: readonly PropertyKey[],
): Array<{ issue: Issue; path: PropertyKey[] }> {
  const path = [...prefix, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const branches = issue.errors.filter(branch => branch.length > 0);
  const beyondType = branches.filter(
    branch => !branch.some(i => i.code === 'invalid_type' && !i.path.length),
  );
  const best = beyondType[beyondType.length - 1];
  if (!best) return [{ issue, path }];
  return best.flatMap(inner => unfold(inner, path));
}

function written(path: readonly PropertyKey[]): string | undefined {
  if (path.length === 0) return undefined;
  return path
    .map((segment, i) => {
      if (typeof segment === 'number') return `[${segment}]`;
      return i === 0 ? String(segment) : `.${String(segment)}`;
    })
    .join('');
}

/** Keys of the object that a path of a schema leads to. */
function keysAt(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
  let candidates: unknown[] = [schema];
  for (const segment of path) {
    candidates = candidates.flatMap(unwrap).flatMap(candidate => {
      const { shape, element } = candidate as Partial<Shaped>;
      if (typeof segment === 'number') return element ? [element] : [];
      const next = shape?.[String(segment)];
      return next ? [next] : [];
    });
  }
  return candidates
    .flatMap(unwrap)
    .flatMap(candidate =>
      Object.keys((candidate as Partial<Shaped>).shape ?? {}),
    );
}

interface Shaped {
  shape: Record<string, unknown>;
  element: unknown;
  options: unknown[];
  unwrap: () => unknown;
}

/** The schemas behind defaults, optionals and unions. */
function unwrap(schema: unknown): unknown[] {
  const candidate = schema as Partial<Shaped>;
  if (candidate.options) return candidate.options.flatMap(unwrap);
  if (!candidate.element && typeof candidate.unwrap === 'function') {
    return unwrap(candidate.unwrap());
  }
  return [schema];
}
