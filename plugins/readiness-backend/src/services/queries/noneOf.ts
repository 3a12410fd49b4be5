import { nearestName } from '@service-readiness/backstage-plugin-readiness-common';
import type { MendedMistake } from './QueryError';

/** More valid names than these are not listed. */
const mostListed = 12;
/** A longer value is not quoted whole. */
const longestQuote = 60;

/**
 * What to say of a query parameter whose value names nothing: with the nearest valid name, or all if they are few.
 *
 * @example
 * ```ts
 * noneOf('check', 'has-runbok', "check of scorecard 'production'", ['has-runbook'])
 * // { parameter: 'check', value: 'has-runbok', nearest: 'has-runbook', problem: "'has-runbok' is no check of scorecard 'production'" }
 * ```
 */
export function noneOf(
  parameter: string,
  value: string,
  what: string,
  valid: readonly string[],
): MendedMistake {
  const quoted =
    value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value;
  const mistake = {
    parameter,
    value: quoted,
    problem: `'${quoted}' is no ${what}`,
  };
  // A number is as wrong as any other, however near.
  const nearest = /^\d+$/.test(value) ? undefined : nearestName(value, valid);
  if (nearest) return { ...mistake, nearest };
  if (valid.length === 0) return { ...mistake, mend: 'there is none' };
  return valid.length > mostListed
    ? {
        ...mistake,
        mend: `GET /${
          parameter === 'collector' ? 'collectors' : 'scorecards'
        } names them all`,
      }
    : {
        ...mistake,
        problem: `${mistake.problem}; there are ${valid.join(', ')}`,
      };
}
