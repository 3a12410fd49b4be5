import type { Actor } from '../entities/Actor';
import type { ActProblem } from '../problems/ActProblem';
import { expiryProblems } from '../problems/expiryProblems';
import { textProblems } from '../problems/textProblems';
import { webAddressProblems } from '../problems/webAddressProblems';
import { mayAttest, type AttestationTerms } from './mayAttest';

/**
 * Why somebody cannot attest a check of a service with these words; empty if they can.
 *
 * @param options - `terms`: what the check lets people attest, absent where it takes nobody's word; `ownerRef`: the
 * owner of the service, absent where it has none
 *
 * @example
 * ```ts
 * attestationProblems({ ...options, terms: undefined })[0]?.message // "'has-runbook' is not attested: facts decide it"
 * ```
 *
 * @public
 */
export function attestationProblems(options: {
  actor: Actor;
  checkId: string;
  terms: AttestationTerms | undefined;
  ownerRef: string | undefined;
  comment: string;
  evidence: string | undefined;
  expiresAt: number;
  now: number;
}): ActProblem[] {
  const { actor, checkId, terms, ownerRef, now } = options;
  const { comment, evidence, expiresAt } = options;
  if (!terms) {
    return [
      {
        ...{ kind: 'invalid', path: 'checkId' },
        message: `'${checkId}' is not attested: facts decide it`,
        mend: 'open the check to see which source answers it',
      },
    ];
  }
  const problems: ActProblem[] = [];
  if (!mayAttest(actor, terms, ownerRef)) {
    const who = terms.by.map(by =>
      by === 'owner' ? `the owner (${ownerRef ?? 'there is none'})` : by,
    );
    problems.push({
      kind: 'notAllowed',
      message: `'${checkId}' is attested by ${who.join(' or ')}`,
      mend: 'ask one of them',
    });
  }
  problems.push(...textProblems('comment', comment));
  if (evidence !== undefined) {
    problems.push(...webAddressProblems('evidence', evidence));
  } else if (terms.evidence === 'required') {
    problems.push({
      ...{ kind: 'invalid', path: 'evidence' },
      message: `'${checkId}' asks for evidence`,
      mend: 'give the http(s) address where it can be seen',
    });
  }
  const { validDays: longestDays } = terms;
  const expiry = { at: expiresAt, longestDays, now };
  problems.push(...expiryProblems('expiresAt', expiry));
  return problems;
}
