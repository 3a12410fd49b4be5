import type { Outcome } from '@service-readiness/backstage-plugin-readiness-common';

const letters: Record<Outcome, string> = {
  pass: 'p',
  fail: 'f',
  unknown: 'u',
  notApplicable: 'n',
};

/**
 * The letter of an outcome in a compact result: a capital where a waiver stands in for it.
 *
 * @example
 * ```ts
 * outcomeLetter('fail', true) // 'F'
 * ```
 */
export function outcomeLetter(outcome: Outcome, isWaived: boolean): string {
  const letter = letters[outcome];
  return isWaived ? letter.toUpperCase() : letter;
}

/** The outcomes of letters, waived or not. */
export const outcomeOfLetter: Readonly<Record<string, Outcome | undefined>> = {
  p: 'pass',
  f: 'fail',
  F: 'fail',
  u: 'unknown',
  U: 'unknown',
  n: 'notApplicable',
};
