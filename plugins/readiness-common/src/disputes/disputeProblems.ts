import type { ActProblem } from '../problems/ActProblem';
import { didYouMean } from '../problems/didYouMean';
import { textProblems } from '../problems/textProblems';
import type { Dispute } from './Dispute';

/**
 * Why a fact of a check cannot be disputed; empty if it can. Anybody who sees a service may say that something about
 * it is wrong.
 *
 * @param options - `factNames`: what the check reads, absent where no such check is asked of the service; `open`:
 * disputes about the service that wait for an answer
 *
 * @example
 * ```ts
 * disputeProblems({ ...options, dispute: { ...dispute, factName: 'oncall.hasShedule' } })[0]?.mend // "did you mean 'oncall.hasSchedule'?"
 * ```
 *
 * @public
 */
export function disputeProblems(options: {
  dispute: Dispute;
  knownChecks: readonly string[];
  factNames: readonly string[] | undefined;
  open: readonly Dispute[];
}): ActProblem[] {
  const { dispute, knownChecks, factNames, open } = options;
  const { checkId, factName, entityRef } = dispute;
  const problems: ActProblem[] = [];
  if (!factNames) {
    problems.push({
      ...{ kind: 'invalid', path: 'checkId' },
      message: `no check '${checkId}' is asked of ${entityRef}`,
      mend: didYouMean(checkId, knownChecks),
    });
  } else if (!factNames.includes(factName)) {
    problems.push({
      ...{ kind: 'invalid', path: 'factName' },
      message: `'${checkId}' does not read '${factName}'`,
      mend:
        didYouMean(factName, factNames) ?? `it reads: ${factNames.join(', ')}`,
    });
  }
  const same = open.find(
    other => other.factName === factName && other.entityRef === entityRef,
  );
  if (same) {
    const message = `'${factName}' is disputed already by ${same.raisedBy}`;
    problems.push({ kind: 'conflict', message });
  }
  return [...problems, ...textProblems('comment', dispute.comment)];
}
