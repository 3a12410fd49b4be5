import type { Actor } from '../entities/Actor';
import type { ActProblem } from '../problems/ActProblem';
import { didYouMean } from '../problems/didYouMean';
import { expiryProblems } from '../problems/expiryProblems';
import { textProblems } from '../problems/textProblems';
import type { Waiver } from './Waiver';
import type { WaiverPolicy } from './WaiverPolicy';
import { waiverState } from './waiverState';

/**
 * Why somebody cannot ask for a waiver; empty if they can. Its reason is one of the closed list already.
 *
 * @param options - `knownChecks`: ids of the checks in force that the service is asked; `others`: all waivers of the
 * service that concern it, at least those that are requested or in force, and the one that is to be renewed
 *
 * @example
 * ```ts
 * waiverRequestProblems({ ...options, request: { ...request, checkIds: ['has-runbok'] } })[0]?.mend // "did you mean 'has-runbook'?"
 * ```
 *
 * @public
 */
export function waiverRequestProblems(options: {
  actor: Actor;
  ownerRef: string | undefined;
  request: Waiver;
  knownChecks: readonly string[];
  others: readonly Waiver[];
  policy: WaiverPolicy;
  now: number;
}): ActProblem[] {
  const { actor, ownerRef, request, policy, now } = options;
  const { reason, explanation, compensatingMeasure, until } = request;
  const problems: ActProblem[] = [];
  if (ownerRef === undefined || !actor.refs.has(ownerRef)) {
    problems.push({
      kind: 'notAllowed',
      message: `a waiver is asked for by the owner of the service (${
        ownerRef ?? 'there is none'
      })`,
      mend: 'ask one of them',
    });
  }
  problems.push(...checkProblems(options), ...renewalProblems(options));
  problems.push(
    ...textProblems('explanation', explanation),
    ...textProblems('compensatingMeasure', compensatingMeasure, {
      // Who decides must know what it is that does the same.
      optional: reason !== 'compensated',
    }),
  );
  const { longestDays } = policy;
  problems.push(...expiryProblems('until', { at: until, longestDays, now }));
  return problems;
}

type Options = Parameters<typeof waiverRequestProblems>[0];

function checkProblems({ request, knownChecks }: Options): ActProblem[] {
  return request.checkIds.flatMap((id, at): ActProblem[] => {
    const path = `checkIds[${at}]`;
    if (request.checkIds.indexOf(id) < at) {
      const message = `'${id}' is named twice`;
      return [{ kind: 'invalid', path, message, mend: 'name it once' }];
    }
    if (knownChecks.includes(id)) return [];
    const message = `no check '${id}' is asked of ${request.entityRef}`;
    const mend = didYouMean(id, knownChecks);
    return [{ kind: 'invalid', path, message, mend }];
  });
}

/** One request, and one waiver, per check at a time; what prolongs another says so. */
function renewalProblems({ request, others, now }: Options): ActProblem[] {
  const problems: ActProblem[] = [];
  const renewed = others.find(({ id }) => id === request.renews);
  if (request.renews !== undefined) {
    const state = renewed && waiverState(renewed, now);
    if (state !== 'inForce' && state !== 'lapsed') {
      problems.push({
        ...{ kind: 'invalid', path: 'renews' },
        message: renewed
          ? `the waiver to renew is ${state}`
          : `this service has no such waiver to renew`,
        mend: 'leave it out: this is a new request',
      });
    }
  }
  for (const other of others) {
    const shared = other.checkIds.filter(id => request.checkIds.includes(id));
    if (shared.length === 0) continue;
    const state = waiverState(other, now);
    if (state === 'requested') {
      problems.push({
        kind: 'conflict',
        message: `a waiver of ${shared.join(', ')} is requested already by ${
          other.requestedBy
        }`,
        mend: 'wait for its decision, or have it withdrawn',
      });
    } else if (state === 'inForce' && other.id !== request.renews) {
      problems.push({
        kind: 'conflict',
        message: `${shared.join(', ')} is waived already until ${new Date(
          other.until,
        ).toISOString()}`,
        mend: `ask to prolong it: renews '${other.id}'`,
      });
    }
  }
  return problems;
}
