import type { Actor } from '../entities/Actor';
import type { ActProblem } from '../problems/ActProblem';
import { textProblems } from '../problems/textProblems';
import type { Dispute, DisputeOutcome } from './Dispute';

/**
 * Why somebody cannot answer a dispute; empty if they can. It is answered by who owns the collector or, where nobody
 * does, the check; and withdrawn by whoever raised it.
 *
 * @param options - `answerer`: reference of who is asked to answer, absent where there is nobody
 *
 * @example
 * ```ts
 * disputeAnswerProblems({ ...options, outcome: 'withdrawn', actor: somebodyElse })[0]?.kind // 'notAllowed'
 * ```
 *
 * @public
 */
export function disputeAnswerProblems(options: {
  actor: Actor;
  dispute: Dispute;
  answerer: string | undefined;
  outcome: DisputeOutcome;
  comment: string;
}): ActProblem[] {
  const { actor, dispute, answerer, outcome, comment } = options;
  const problems: ActProblem[] = [];
  if (outcome === 'withdrawn') {
    if (actor.userRef !== dispute.raisedBy) {
      const message = `it is withdrawn by whoever raised it: ${dispute.raisedBy}`;
      problems.push({ kind: 'notAllowed', message });
    }
  } else if (answerer === undefined || !actor.refs.has(answerer)) {
    const message = `it is answered by ${
      answerer ?? 'nobody: neither collector nor check has an owner'
    }`;
    problems.push({ kind: 'notAllowed', message, mend: 'ask one of them' });
  }
  const { answer } = dispute;
  if (answer) {
    const message = `it is closed already: ${answer.outcome} by ${answer.by}`;
    problems.push({ kind: 'conflict', message });
  }
  return [...problems, ...textProblems('comment', comment)];
}
