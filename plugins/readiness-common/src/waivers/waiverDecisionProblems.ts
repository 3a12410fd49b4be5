import type { Actor } from '../entities/Actor';
import type { ActProblem } from '../problems/ActProblem';
import { expiryProblems } from '../problems/expiryProblems';
import { textProblems } from '../problems/textProblems';
import { mayDecideWaiver } from './mayDecideWaiver';
import type { Waiver } from './Waiver';
import type { WaiverPolicy } from './WaiverPolicy';
import { waiverState } from './waiverState';

/**
 * Why somebody cannot decide about a waiver; empty if they can. A request is decided once, by somebody else than who
 * made it.
 *
 * @param options - `approvers`: as `approverGroups` names them
 *
 * @example
 * ```ts
 * waiverDecisionProblems({ ...options, actor: requester })[0]?.message // 'nobody decides about their own request'
 * ```
 *
 * @public
 */
export function waiverDecisionProblems(options: {
  actor: Actor;
  waiver: Waiver;
  approvers: ReadonlyArray<readonly string[]>;
  outcome: 'approved' | 'refused';
  comment: string;
  policy: WaiverPolicy;
  now: number;
}): ActProblem[] {
  const { actor, waiver, approvers, outcome, comment, policy, now } = options;
  const problems: ActProblem[] = [];
  if (actor.userRef === waiver.requestedBy) {
    problems.push({
      kind: 'notAllowed',
      message: 'nobody decides about their own request',
      mend: `ask somebody else of ${inWords(approvers)}`,
    });
  } else if (!mayDecideWaiver(actor, waiver.requestedBy, approvers)) {
    problems.push({
      kind: 'notAllowed',
      message: `this is decided by ${inWords(approvers)}`,
      mend: 'ask one of them',
    });
  }
  const settled = settledProblem(waiver, now);
  if (settled) problems.push(settled);
  else if (outcome === 'approved') {
    // The policy may have become stricter since the request.
    const { longestDays } = policy;
    const expiry = { at: waiver.until, longestDays, now };
    problems.push(...expiryProblems('until', expiry));
  }
  const optional = outcome === 'approved';
  return [...problems, ...textProblems('comment', comment, { optional })];
}

function settledProblem(waiver: Waiver, now: number): ActProblem | undefined {
  const { decision, ended } = waiver;
  if (ended) {
    const message = `the request was ${ended.how} by ${ended.by} on ${day(
      ended.at,
    )}`;
    return { kind: 'conflict', message };
  }
  if (decision) {
    const message = `it is decided already: ${decision.outcome} by ${
      decision.by
    } on ${day(decision.at)}`;
    return { kind: 'conflict', message };
  }
  if (waiverState(waiver, now) !== 'lapsed') return undefined;
  const message = `the request ended undecided on ${day(waiver.until)}`;
  return { kind: 'conflict', message, mend: 'have it asked for anew' };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function inWords(approvers: ReadonlyArray<readonly string[]>): string {
  if (approvers.length === 0) return 'nobody: a check of it has gone';
  return approvers.map(groups => groups.join(' or ')).join(', and also ');
}
