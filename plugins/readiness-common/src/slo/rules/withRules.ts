import type { z } from 'zod';
import type { Rule } from './Breach';

/**
 * A schema whose values are held against rules as well, all of them. Rules of a part are tried where its own types
 * are right, whatever is wrong elsewhere.
 *
 * @example
 * ```ts
 * withRules(z.string(), isName).safeParse('Not a name').success // false
 * ```
 */
export function withRules<S extends z.ZodType>(
  schema: S,
  ...rules: Array<Rule<z.output<S>>>
): S {
  return schema.superRefine((value, context) => {
    for (const rule of rules) {
      for (const { rule: id, path, message, mend } of rule(value)) {
        const params = { rule: id, mend };
        context.addIssue({ code: 'custom', path, message, params });
      }
    }
  });
}
