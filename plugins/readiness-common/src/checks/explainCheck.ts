import type { FactReading } from '../facts/FactReading';
import type { CompiledCheck } from './CompiledCheck';
import {
  createFrame,
  evaluateCheck,
  type StandingAttestation,
} from './evaluateCheck';
import { describeAbsence, describeValue } from './describeReading';
import type { Outcome, UnknownReason } from './Outcome';
import { Gap } from './rule/Gap';
import type { Subject } from './Subject';

/**
 * A part of a rule that must hold on its own.
 *
 * @public
 */
export interface ClauseExplanation {
  /** As written. */
  text: string;
  outcome: Exclude<Outcome, 'notApplicable'>;
  /** The outcome of the whole rests on this one. */
  decided: boolean;
}

/**
 * Why a check says what it says.
 *
 * @public
 */
export interface CheckExplanation {
  outcome: Outcome;
  reason?: UnknownReason;
  /** Set when an attestation gave the `pass`: until when it stands. */
  attestedUntil?: number;
  /** One sentence for a person, with the values. */
  because: string;
  /** Operands of the rule's outermost `&&`; empty when the check does not apply. */
  clauses: ClauseExplanation[];
  /** The facts that the rule reads, in the order in which it reads them. */
  readings: FactReading[];
}

/**
 * Evaluates a check and says what decided: the clauses, the facts with their values, and one sentence.
 *
 * @param options - `attestation`: the one that stands; `lapsedAt`: when the last one lapsed, if none stands
 *
 * @example
 * ```ts
 * explainCheck(check, subject).because
 * // 'oncall.escalationLevels is 1; asked for: facts.oncall.escalationLevels >= 2'
 * ```
 *
 * @public
 */
export function explainCheck(
  check: CompiledCheck,
  subject: Subject,
  options: {
    attestation?: Pick<StandingAttestation, 'expiresAt'>;
    lapsedAt?: number;
  } = {},
): CheckExplanation {
  const answer = evaluateCheck(check, subject, options.attestation);
  const { outcome, attestedUntil } = answer;
  const reason = withLapse(answer.reason, options.lapsedAt);
  const readings = check.factNames.map(
    name => subject.readings.get(name) ?? { name },
  );
  if (check.appliesTo && !subject.matches(check.appliesTo)) {
    const because = 'The check is not for entities like this one.';
    return { outcome, because, clauses: [], readings };
  }
  const clauses = explainClauses(check, subject);
  return {
    outcome,
    ...(reason ? { reason } : {}),
    ...(attestedUntil === undefined ? {} : { attestedUntil }),
    because:
      attestedUntil === undefined
        ? describe(check, subject, { outcome, reason, clauses })
        : `Attested until ${dayOf(attestedUntil)}: ${asked(check)}`,
    clauses,
    readings,
  };
}

function withLapse(
  reason: UnknownReason | undefined,
  lapsedAt: number | undefined,
): UnknownReason | undefined {
  return reason?.kind === 'attestation' && lapsedAt !== undefined
    ? { ...reason, lapsedAt }
    : reason;
}

/** What a person confirms. */
function asked({ definition }: CompiledCheck): string {
  return definition.attestation?.asks ?? '';
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function explainClauses(
  check: CompiledCheck,
  subject: Subject,
): ClauseExplanation[] {
  const outcomes = check.rule.clauses.map(({ evaluate }) => {
    const value = evaluate(createFrame(subject));
    if (value instanceof Gap) return 'unknown';
    return value === true ? 'pass' : 'fail';
  });
  const decisive = (['fail', 'unknown', 'pass'] as const).find(outcome =>
    outcomes.includes(outcome),
  );
  return check.clauses.map(({ text }, i) => {
    const outcome = outcomes[i] ?? 'unknown';
    return { text, outcome, decided: outcome === decisive };
  });
}

function describe(
  check: CompiledCheck,
  subject: Subject,
  answer: Pick<CheckExplanation, 'outcome' | 'reason' | 'clauses'>,
): string {
  const { outcome, reason, clauses } = answer;
  if (reason) return describeUnknown(reason, check, subject);
  const deciding = clauses.flatMap(({ decided }, i) => (decided ? [i] : []));
  if (clauses.some(clause => clause.decided && clause.outcome === 'unknown')) {
    return describeMissing(check, subject, outcome);
  }
  const values = valuesOf(check, subject, deciding);
  const clause = deciding.map(i => check.clauses[i]?.text).join(' && ');
  if (outcome === 'pass') {
    return values.length > 0 ? `${values.join(', ')}` : `It holds: ${clause}`;
  }
  return values.length > 0
    ? `${values.join(', ')}; asked for: ${clause}`
    : `Asked for: ${clause}`;
}

/** The values that the given clauses read, each fact once. */
function valuesOf(
  check: CompiledCheck,
  { readings }: Subject,
  clauses: readonly number[],
): string[] {
  const names = new Set(
    clauses.flatMap(i => check.clauses[i]?.factNames ?? []),
  );
  return [...names].flatMap(name => {
    const reading = readings.get(name);
    return reading ? [describeValue(reading)] : [];
  });
}

function describeUnknown(
  { kind, facts = [], message, lapsedAt }: UnknownReason,
  check: CompiledCheck,
  { readings }: Subject,
): string {
  if (kind === 'attestation') {
    return lapsedAt === undefined
      ? `Nobody has attested: ${asked(check)}`
      : `The attestation lapsed on ${dayOf(lapsedAt)}: ${asked(check)}`;
  }
  if (kind === 'error') return `The rule has no answer here: ${message}`;
  const [first, ...others] = facts;
  const reading = first === undefined ? undefined : readings.get(first);
  if (!reading) return 'No data yet';
  const { sources } = readings.catalog.byName.get(reading.name) ?? {};
  const more =
    others.length > 0 ? ` (also waiting for ${others.join(', ')})` : '';
  return `${describeAbsence(reading, sources ?? [])}${more}`;
}

/** The author's `whenMissing` gave the outcome. */
function describeMissing(
  check: CompiledCheck,
  { readings }: Subject,
  outcome: Outcome,
): string {
  const absent = check.factNames.filter(name => readings.get(name)?.absence);
  const words = { notApplicable: 'not applicable' } as Partial<
    Record<Outcome, string>
  >;
  return `There is no ${absent.join(', ')}; the check counts that as ${
    words[outcome] ?? outcome
  }`;
}
