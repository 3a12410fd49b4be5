import type { QuickCheckAnswers } from '../dora/quickCheckScore';
import type { Actor } from '../entities/Actor';
import type { ActProblem } from '../problems/ActProblem';
import { textProblems } from '../problems/textProblems';
import { mayAssess } from './mayAssess';
import type { CapabilityReplies } from './SelfAssessment';

/**
 * Why somebody cannot answer for a team with these answers; empty if they can. What is not answered is left out; but
 * something is to be said.
 *
 * @param options - `permitted`: the policy lets them answer for this group, although it is not theirs
 *
 * @example
 * ```ts
 * assessmentProblems({ ...options, quickCheck: {} })[0]?.message // 'nothing is answered'
 * ```
 *
 * @public
 */
export function assessmentProblems(options: {
  actor: Actor;
  groupRef: string;
  permitted: boolean;
  quickCheck?: QuickCheckAnswers;
  capabilities?: CapabilityReplies;
}): ActProblem[] {
  const { actor, groupRef, permitted } = options;
  const { quickCheck = {}, capabilities = {} } = options;
  const problems: ActProblem[] = [];
  if (!mayAssess(actor, groupRef, permitted)) {
    const message = `${groupRef} is assessed by its members, and by whom the policy lets answer for it`;
    problems.push({ kind: 'notAllowed', message, mend: 'ask one of them' });
  }
  const isAnswered = [quickCheck, capabilities]
    .flatMap(answers => Object.values(answers))
    .some(answer => answer !== undefined);
  if (!isAnswered) {
    const mend = 'answer at least one question';
    problems.push({ kind: 'invalid', message: 'nothing is answered', mend });
  }
  for (const [id, reply] of Object.entries(capabilities)) {
    const path = `capabilities.${id}.words`;
    problems.push(...textProblems(path, reply?.words, { optional: true }));
  }
  return problems;
}
