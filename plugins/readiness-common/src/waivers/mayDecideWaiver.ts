import type { Actor } from '../entities/Actor';

/**
 * Whether somebody decides about a waiver: never about their own request, and only who is in a group of every list.
 *
 * @param approvers - as `approverGroups` names them
 *
 * @example
 * ```ts
 * mayDecideWaiver({ userRef: 'user:default/kim', refs }, 'user:default/kim', [['group:default/sre']]) // false
 * ```
 *
 * @public
 */
export function mayDecideWaiver(
  actor: Actor,
  requestedBy: string | undefined,
  approvers: ReadonlyArray<readonly string[]>,
): boolean {
  return (
    actor.userRef !== requestedBy &&
    approvers.length > 0 &&
    approvers.every(groups => groups.some(group => actor.refs.has(group)))
  );
}
