import type { CompiledCheck } from './CompiledCheck';
import type { Outcome, UnknownReason } from './Outcome';
import type { Frame } from './rule/Expression';
import { Gap } from './rule/Gap';
import type { Subject } from './Subject';

/**
 * What a check says about a subject. The reason is there when the outcome is `unknown`.
 *
 * @public
 */
export interface CheckAnswer {
  outcome: Outcome;
  reason?: UnknownReason;
  /** Set when an attestation gave the `pass`: until when it stands. */
  attestedUntil?: number;
}

/**
 * An attestation that stands for a check of an entity.
 *
 * @public
 */
export interface StandingAttestation {
  id: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Answers without a reason are shared: most of them are these, millions of times. */
const pass: CheckAnswer = Object.freeze({ outcome: 'pass' });
const fail: CheckAnswer = Object.freeze({ outcome: 'fail' });
const notApplicable: CheckAnswer = Object.freeze({ outcome: 'notApplicable' });

/**
 * Evaluates a check. Missing or stale facts, and errors of the rule, give `unknown` and say which; never throws
 * for what the facts or the entity hold. Facts come first: only where the rule has no answer does an attestation
 * give a `pass`.
 *
 * @param attestation - the one that stands; disregarded where the check does not ask for any
 *
 * @example
 * ```ts
 * evaluateCheck(check, subject) // { outcome: 'unknown', reason: { kind: 'facts', facts: ['oncall.hasSchedule'] } }
 * ```
 *
 * @throws Error when the check was compiled for another catalog than the subject's facts were read with.
 *
 * @public
 */
export function evaluateCheck(
  check: CompiledCheck,
  subject: Subject,
  attestation?: Pick<StandingAttestation, 'expiresAt'>,
): CheckAnswer {
  const answer = judge(check, subject);
  return attestation &&
    answer.outcome === 'unknown' &&
    check.definition.attestation
    ? { outcome: 'pass', attestedUntil: attestation.expiresAt }
    : answer;
}

function judge(check: CompiledCheck, subject: Subject): CheckAnswer {
  if (check.catalog !== subject.readings.catalog) {
    throw new Error(
      `Check '${check.id}' was compiled for another fact catalog than the facts were read with`,
    );
  }
  if (check.appliesTo && !subject.matches(check.appliesTo)) {
    return notApplicable;
  }
  const frame = createFrame(subject);
  let gap: Gap | undefined;
  for (const { evaluate } of check.rule.clauses) {
    const value = evaluate(frame);
    if (value === false) return fail;
    if (value instanceof Gap) gap = gap ? gap.merge(value) : value;
  }
  return gap ? fromGap(gap, check) : pass;
}

/** A fresh evaluation of one rule on one subject. */
export function createFrame({ entity, readings }: Subject): Frame {
  return { entity, readings, variables: [], plainHas: false, steps: 0 };
}

/** Gaps are made when a rule is compiled and met millions of times: their answers are remembered. */
const answers = new WeakMap<CompiledCheck, Map<Gap, CheckAnswer>>();
/** Answers that are remembered for one check. */
const mostAnswers = 256;

function fromGap(gap: Gap, check: CompiledCheck): CheckAnswer {
  let known = answers.get(check);
  if (!known) answers.set(check, (known = new Map()));
  let answer = known.get(gap);
  if (!answer) {
    answer = answerOf(gap, check);
    if (known.size < mostAnswers) known.set(gap, answer);
  }
  return answer;
}

function answerOf(gap: Gap, check: CompiledCheck): CheckAnswer {
  if (gap.error !== undefined) {
    const facts = names(gap.facts, check);
    return unknown({
      kind: 'error',
      ...(facts.length > 0 ? { facts } : {}),
      message: gap.error,
    });
  }
  if (gap.facts.length > 0) {
    return unknown({ kind: 'facts', facts: names(gap.facts, check) });
  }
  if (check.definition.rule === undefined) {
    return unknown({ kind: 'attestation' });
  }
  switch (check.definition.whenMissing) {
    case 'pass':
      return pass;
    case 'fail':
      return fail;
    case 'notApplicable':
      return notApplicable;
    default:
      return unknown({ kind: 'facts', facts: names(gap.asked, check) });
  }
}

function unknown(reason: UnknownReason): CheckAnswer {
  return Object.freeze({ outcome: 'unknown', reason: Object.freeze(reason) });
}

function names(positions: readonly number[], check: CompiledCheck): string[] {
  return positions.map(position => check.factNames[position] as string);
}
