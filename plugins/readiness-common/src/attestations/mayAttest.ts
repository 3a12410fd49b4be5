import type { Actor } from '../entities/Actor';

/**
 * What a check lets people attest.
 *
 * @public
 */
export interface AttestationTerms {
  /** `owner` for the owner of the service, or references of groups. */
  by: readonly string[];
  /** The longest that an attestation may stand. */
  validDays: number;
  evidence: 'required' | 'optional';
}

/**
 * Whether somebody is among those whose word a check takes about a service.
 *
 * @example
 * ```ts
 * mayAttest({ userRef, refs: new Set(['group:default/payments']) }, { by: ['owner'] }, 'group:default/payments') // true
 * ```
 *
 * @public
 */
export function mayAttest(
  actor: Actor,
  terms: Pick<AttestationTerms, 'by'>,
  ownerRef: string | undefined,
): boolean {
  return terms.by.some(who => {
    const ref = who === 'owner' ? ownerRef : who;
    return ref !== undefined && actor.refs.has(ref);
  });
}
