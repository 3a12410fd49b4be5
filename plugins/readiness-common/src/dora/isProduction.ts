import { matchesGlob } from '../events/matchesGlob';
import type { DoraPolicy } from './DoraPolicy';

/**
 * Whether what is deployed to an environment reaches users.
 *
 * @example
 * ```ts
 * isProduction('Production', defaultDoraPolicy) // true
 * isProduction('github-pages', defaultDoraPolicy) // false
 * ```
 *
 * @public
 */
export function isProduction(
  environment: string,
  policy: Pick<DoraPolicy, 'production' | 'notProduction'>,
): boolean {
  const matches = (pattern: string) => matchesGlob(pattern, environment.trim());
  return policy.production.some(matches) && !policy.notProduction.some(matches);
}
