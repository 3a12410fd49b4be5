import type { Deployment } from '../events/Deployment';

/**
 * Whether the source of a deployment says that it returns to an earlier version.
 *
 * @example
 * ```ts
 * saysReturn({ rollbackOf: 'd3' }) // true
 * ```
 */
export function saysReturn({
  rollbackOf,
  isRollback = false,
}: Pick<Deployment, 'rollbackOf' | 'isRollback'>): boolean {
  return rollbackOf !== undefined || isRollback;
}
