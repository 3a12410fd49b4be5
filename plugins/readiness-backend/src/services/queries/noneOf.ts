import { nearestName } from '@service-readiness/backstage-plugin-readiness-common';

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
 * // "query parameter 'check': 'has-runbok' is no check of scorecard 'production'; did you mean 'has-runbook'?"
 * ```
 */
export function noneOf(
  parameter: string,
  value: string,
  what: string,
  valid: readonly string[],
): string {
  const quoted =
    value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value;
  const mistake = `query parameter '${parameter}': '${quoted}' is no ${what}`;
  // A number is as wrong as any other, however near.
  const nearest = /^\d+$/.test(value) ? undefined : nearestName(value, valid);
  if (nearest) return `${mistake}; did you mean '${nearest}'?`;
  if (valid.length === 0) return `${mistake}; there is none`;
  return valid.length > mostListed
    ? `${mistake}; GET /${
        parameter === 'collector' ? 'collectors' : 'scorecards'
      } names them all`
    : `${mistake}; there are ${valid.join(', ')}`;
}
