import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { ActProblem } from '@service-readiness/backstage-plugin-readiness-common';

/**
 * The error that says why something cannot be done, all of it together. Who may not is told that before anything
 * else.
 *
 * @example
 * ```ts
 * problemError([{ kind: 'invalid', message: 'comment is empty', mend: 'say it in a sentence' }]).message
 * // 'comment is empty (say it in a sentence)'
 * ```
 */
export function problemError(problems: readonly ActProblem[]): Error {
  const message = problems
    .map(problem =>
      problem.mend ? `${problem.message} (${problem.mend})` : problem.message,
    )
    .join('; ');
  const kinds = new Set(problems.map(({ kind }) => kind));
  if (kinds.has('notAllowed')) return new NotAllowedError(message);
  if (kinds.has('conflict')) return new ConflictError(message);
  return new InputError(message);
}
