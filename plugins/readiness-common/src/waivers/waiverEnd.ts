import type { Actor } from '../entities/Actor';
import type { ActProblem } from '../problems/ActProblem';
import { textProblems } from '../problems/textProblems';
import { mayDecideWaiver } from './mayDecideWaiver';
import type { Waiver } from './Waiver';
import { waiverState } from './waiverState';

/**
 * How a waiver would end by somebody's hand, or why it cannot. The service's side withdraws what it asked for, decided
 * or not; who decides revokes what is in force.
 *
 * @param options - `ownerRef`: the owner of the service; `approvers`: as `approverGroups` names them
 *
 * @example
 * ```ts
 * waiverEnd({ ...options, actor: requester }) // { how: 'withdrawn' }
 * ```
 *
 * @public
 */
export function waiverEnd(options: {
  actor: Actor;
  waiver: Waiver;
  ownerRef: string | undefined;
  approvers: ReadonlyArray<readonly string[]>;
  comment: string;
  now: number;
}): { how: 'withdrawn' | 'revoked' } | { problems: ActProblem[] } {
  const { actor, waiver, ownerRef, approvers, comment, now } = options;
  const state = waiverState(waiver, now);
  const isOfService =
    actor.userRef === waiver.requestedBy ||
    (ownerRef !== undefined && actor.refs.has(ownerRef));
  const problems: ActProblem[] = [];
  const revokes =
    state === 'inForce' && mayDecideWaiver(actor, undefined, approvers);
  if (!isOfService && !revokes) {
    problems.push({
      kind: 'notAllowed',
      message: `it is taken back by ${waiver.requestedBy} or the owner of the service, and revoked by who decides once it is in force`,
    });
  }
  if (state !== 'requested' && state !== 'inForce') {
    const message = `it has ended already: ${state}`;
    problems.push({ kind: 'conflict', message });
  }
  problems.push(...textProblems('comment', comment));
  if (problems.length > 0) return { problems };
  return { how: isOfService ? 'withdrawn' : 'revoked' };
}
