import type { z } from 'zod';
import { describeIssue } from './describeIssue';
import { nearestName } from './nearestName';
import { writtenPath } from './writtenPath';

type Issue = z.core.$ZodIssue;

/** One thing that a schema found wrong, in an author's words. */
export interface SchemaMistake {
  path: PropertyKey[];
  message: string;
  mend?: string;
  /** What the schema said. */
  issue: Issue;
}

/**
 * What a schema found wrong with a value; for a mistyped key the nearest that exists. A key that is missing because
 * it is mistyped is one mistake, not two.
 *
 * @example
 * ```ts
 * schemaMistakes(error, checkDefinitionSchema, { titel: 'Has a runbook' })[0]
 * // { path: ['titel'], message: "there is no 'titel' here", mend: "did you mean 'title'?", issue }
 * ```
 */
export function schemaMistakes(
  error: z.ZodError,
  schema: z.ZodObject,
  value: unknown,
): SchemaMistake[] {
  const issues = error.issues.flatMap(issue => unfold(issue, []));
  /** Paths of missing keys that stand in the document under a mistyped name. */
  const mistyped = new Set<string | undefined>();
  const unknownKeys = issues.flatMap(({ issue, path }): SchemaMistake[] => {
    if (issue.code !== 'unrecognized_keys') return [];
    const known = keysAt(schema, path);
    const present = entryAt(value, path) as object;
    return issue.keys.map(key => {
      const missing = known.filter(name => !Object.hasOwn(present, name));
      const meant = nearestName(key, missing) ?? nearestName(key, known);
      if (meant !== undefined) mistyped.add(writtenPath([...path, meant]));
      return {
        path: [...path, key],
        message: `there is no '${key}' here`,
        mend:
          meant === undefined
            ? `there are: ${known.join(', ')}`
            : `did you mean '${meant}'?`,
        issue,
      };
    });
  });
  const others = issues.flatMap(({ issue, path }): SchemaMistake[] => {
    if (issue.code === 'unrecognized_keys') return [];
    const where = writtenPath(path);
    if (where === undefined) {
      return [{ path, message: `the document: ${issue.message}`, issue }];
    }
    const entry = entryAt(value, path);
    if (entry === undefined && mistyped.has(where)) return [];
    return [{ path, ...describeIssue(issue, where, entry), issue }];
  });
  return [...unknownKeys, ...others];
}

function entryAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (entry, segment) =>
      entry !== null &&
      typeof entry === 'object' &&
      Object.hasOwn(entry, segment)
        ? (entry as Record<PropertyKey, unknown>)[segment]
        : undefined,
    value,
  );
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
