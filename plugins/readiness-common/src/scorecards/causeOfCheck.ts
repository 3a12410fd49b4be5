import type { CompiledCheck } from '../checks/CompiledCheck';
import type { FactValue } from '../facts/FactDeclaration';
import type { ResultDiff } from './diffResults';
import type { CheckResult } from './ScorecardResult';
import { silentSince } from './silentSince';
import type { Cause } from './Transition';

/**
 * A fact that appeared, changed or went.
 *
 * @public
 */
export interface FactChange {
  name: string;
  from?: FactValue;
  to?: FactValue;
}

/** Why something changed, and when that took effect. */
export interface Explanation {
  cause: Cause;
  effectiveAt: number;
}

/** A check whose outcome changed. */
export interface CheckChange extends Explanation {
  check: CompiledCheck;
  from: CheckResult;
  to: CheckResult;
}

/**
 * Why a check's outcome changed. A changed rule explains everything; then what a person attested or no longer does;
 * then a source that fell silent or came back with what it said before; then facts and the catalog entity.
 *
 * @example
 * ```ts
 * causeOfCheck({ check, from, to }, diff) // { cause: { kind: 'silence', facts: ['oncall.hasSchedule'] }, effectiveAt: … }
 * ```
 */
export function causeOfCheck(
  { check, from, to }: Pick<CheckChange, 'check' | 'from' | 'to'>,
  diff: ResultDiff,
): Explanation {
  const { previous, next, subject, now } = diff;
  const facts = changesOf(check, diff);
  if (from.rule !== to.rule) {
    return { cause: { kind: 'rule' }, effectiveAt: now };
  }
  const byPerson = attestationCause(from, to, now);
  if (byPerson) return byPerson;
  if (to.reason?.kind === 'facts') {
    return {
      cause: { kind: 'silence', facts: to.reason.facts ?? [] },
      effectiveAt: silentSince(to.reason, subject.readings, now),
    };
  }
  if (facts.length > 0) {
    return { cause: { kind: 'fact', facts }, effectiveAt: now };
  }
  if (from.reason?.kind === 'facts') {
    const silent = from.reason.facts ?? [];
    return { cause: { kind: 'silence', facts: silent }, effectiveAt: now };
  }
  const byScorecard =
    previous.fingerprint !== next.fingerprint &&
    [from.outcome, to.outcome].includes('notApplicable');
  return {
    cause: byScorecard
      ? { kind: 'rule' }
      : { kind: 'fact', facts: currentFacts(check, diff) },
    effectiveAt: now,
  };
}

function attestationCause(
  from: CheckResult,
  to: CheckResult,
  now: number,
): Explanation | undefined {
  if (to.attestedUntil !== undefined && from.outcome !== 'notApplicable') {
    return {
      cause: { kind: 'attestation', how: 'attested' },
      effectiveAt: now,
    };
  }
  if (from.attestedUntil === undefined || to.outcome !== 'unknown') {
    return undefined;
  }
  return from.attestedUntil <= now
    ? {
        cause: { kind: 'lapse', what: 'attestation' },
        effectiveAt: from.attestedUntil,
      }
    : {
        cause: { kind: 'attestation', how: 'withdrawn' },
        effectiveAt: now,
      };
}

/** What is known to have changed among the facts that the check reads. */
function changesOf(
  { factNames }: CompiledCheck,
  { factDiffs = [] }: ResultDiff,
): FactChange[] {
  return factDiffs
    .filter(({ name }) => factNames.includes(name))
    .map(({ name, from, to }) => ({
      name,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }));
}

/** When nobody said what changed: the values as they are now, unless it may have been the entity. */
function currentFacts(
  { factNames, readsEntity }: CompiledCheck,
  { subject }: ResultDiff,
): FactChange[] {
  if (readsEntity) return [];
  return factNames.flatMap(name => {
    const reading = subject.readings.get(name);
    return reading?.value === undefined || reading.absence
      ? []
      : [{ name, to: reading.value }];
  });
}
