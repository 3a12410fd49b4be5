import type { WaiverPolicy } from './WaiverPolicy';

/**
 * Who decides about a waiver: of each list, somebody must be in one group, and that person decides alone. Empty where
 * nobody can, because a check has gone and no approvers are configured.
 *
 * @param checkOwners - the owner of each of its checks, absent for a check that is no longer in force
 *
 * @example
 * ```ts
 * approverGroups({ longestDays: 90 }, ['group:default/platform']) // [['group:default/platform']]
 * approverGroups({ longestDays: 90, approvers: ['group:default/sre'] }, ['group:default/platform']) // [['group:default/sre']]
 * ```
 *
 * @public
 */
export function approverGroups(
  { approvers }: WaiverPolicy,
  checkOwners: ReadonlyArray<string | undefined>,
): ReadonlyArray<readonly string[]> {
  if (approvers) return [approvers];
  const owners: string[] = [];
  for (const owner of checkOwners) {
    if (owner === undefined) return [];
    if (!owners.includes(owner)) owners.push(owner);
  }
  return owners.map(owner => [owner]);
}
