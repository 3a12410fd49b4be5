import type { Actor } from '../entities/Actor';
import type { ActProblem } from '../problems/ActProblem';
import { textProblems } from '../problems/textProblems';
import type { Attestation } from './Attestation';

/**
 * Why somebody cannot take an attestation back; empty if they can. It is whoever gave it who takes it back, or the
 * owner of the check, who may have to when that person has left.
 *
 * @param options - `checkOwner`: absent where the check is no longer in force
 *
 * @example
 * ```ts
 * withdrawalProblems({ ...options, actor: somebodyElse })[0]?.kind // 'notAllowed'
 * ```
 *
 * @public
 */
export function withdrawalProblems(options: {
  actor: Actor;
  attestation: Attestation;
  checkOwner: string | undefined;
  comment: string;
  now: number;
}): ActProblem[] {
  const { actor, attestation, checkOwner, comment, now } = options;
  const problems: ActProblem[] = [];
  if (
    actor.userRef !== attestation.attestedBy &&
    !(checkOwner !== undefined && actor.refs.has(checkOwner))
  ) {
    problems.push({
      kind: 'notAllowed',
      message: `an attestation is taken back by whoever gave it (${attestation.attestedBy}) or by the owner of the check`,
    });
  }
  const { ended, expiresAt } = attestation;
  if (ended) {
    const message = `the attestation has ended already: ${ended.how} by ${ended.by}`;
    problems.push({ kind: 'conflict', message });
  } else if (expiresAt <= now) {
    const message = 'the attestation has lapsed already';
    problems.push({ kind: 'conflict', message });
  }
  return [...problems, ...textProblems('comment', comment)];
}
