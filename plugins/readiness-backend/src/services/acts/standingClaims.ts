import type { Actor } from '@service-readiness/backstage-plugin-readiness-common';

/**
 * What of a token's claims still stands: a group only while the person is in it, or in one below it. Tokens are good
 * for an hour, and people leave. Somebody whom the catalog does not know is taken at the token's word.
 *
 * @param options - `isMember`: whether the person is in a group itself, absent where the catalog does not know them
 *
 * @example
 * ```ts
 * standingClaims({ userRef, claims: ['group:default/payments'], isMember: () => false, groupsBelow }).refs // only userRef
 * ```
 */
export function standingClaims(options: {
  userRef: string;
  claims: readonly string[];
  isMember: ((groupRef: string) => boolean) | undefined;
  /** A group and all below it. */
  groupsBelow: (groupRef: string) => readonly string[];
}): Actor {
  const { isMember, groupsBelow } = options;
  const userRef = options.userRef.toLocaleLowerCase('en-US');
  const claims = options.claims
    .map(claim => claim.toLocaleLowerCase('en-US'))
    .filter(
      claim =>
        !isMember ||
        !claim.startsWith('group:') ||
        isMember(claim) ||
        groupsBelow(claim).some(isMember),
    );
  return { userRef, refs: new Set([userRef, ...claims]) };
}
