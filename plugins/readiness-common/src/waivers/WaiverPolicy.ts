/**
 * How long a waiver may last at most, and who decides about it.
 *
 * @public
 */
export interface WaiverPolicy {
  longestDays: number;
  /** References of groups that decide about every waiver; the owner of each check if absent. */
  approvers?: readonly string[];
}
