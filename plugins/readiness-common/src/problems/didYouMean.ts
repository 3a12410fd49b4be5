import { nearestName } from './nearestName';

/**
 * The mend for a name that does not exist: the nearest one that does, or nothing.
 *
 * @example
 * ```ts
 * didYouMean('has-runbok', ['has-runbook']) // "did you mean 'has-runbook'?"
 * ```
 *
 * @public
 */
export function didYouMean(
  name: string,
  candidates: Iterable<string>,
): string | undefined {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? undefined : `did you mean '${nearest}'?`;
}
