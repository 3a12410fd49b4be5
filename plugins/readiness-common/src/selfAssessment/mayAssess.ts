import type { Actor } from '../entities/Actor';

/**
 * Whether somebody may answer for a group: its members may, and whom the policy lets.
 *
 * @param permitted - what the policy says about this group
 *
 * @example
 * ```ts
 * mayAssess({ userRef, refs: new Set(['group:default/payments']) }, 'group:default/payments', false) // true
 * ```
 *
 * @public
 */
export function mayAssess(
  actor: Actor,
  groupRef: string,
  permitted: boolean,
): boolean {
  return permitted || actor.refs.has(groupRef);
}
