import {
  attestationProblems,
  readinessAttestPermission,
  type Actor,
  type Attestation,
} from '@service-readiness/backstage-plugin-readiness-common';
import { fullRef, noSuchService, notAllowed, type Subject } from './Acts';
import { noSuchCheck } from './noSuchCheck';
import { problemError } from './problemError';

/**
 * Why somebody cannot give an attestation, or nothing if they can.
 *
 * @param options - `subject`: absent for a service that is hidden or not there; `allowed`: references of the services
 * on which the policy lets them
 */
export function attestationRefusal(
  { entityRef, checkId, comment, evidence, expiresAt }: Attestation,
  options: {
    subject: Subject | undefined;
    actor: Actor;
    allowed: ReadonlySet<string>;
    now: number;
  },
): Error | undefined {
  const { subject, actor, allowed, now } = options;
  if (!subject) {
    try {
      return noSuchService(fullRef(entityRef));
    } catch (error) {
      return error as Error;
    }
  }
  const { row, checks } = subject;
  if (!allowed.has(row.entityRef)) {
    return notAllowed(readinessAttestPermission, row.entityRef);
  }
  const check = checks.get(checkId);
  const problems = check
    ? attestationProblems({
        ...{ actor, checkId, comment, evidence, expiresAt, now },
        terms: check.definition.attestation,
        ownerRef: row.ownerRef,
      })
    : [noSuchCheck(checkId, subject)];
  return problems.length > 0 ? problemError(problems) : undefined;
}
