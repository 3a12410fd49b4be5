/**
 * Somebody who does something, with all that they may speak for: themselves and the groups that they are in now.
 * References are full and lower-case.
 *
 * @public
 */
export interface Actor {
  userRef: string;
  /** Own reference and those of groups. */
  refs: ReadonlySet<string>;
}
