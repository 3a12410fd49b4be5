import { ResponseError } from '@backstage/errors';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { filterWords, type FilterName } from './serviceQuery';

/** A filter in the address that the backend does not take. */
export interface RefusedFilter {
  name: FilterName;
  /** What is wrong with it, in the backend's words. */
  problem: string;
  /** The whole value that the backend takes for the one that was meant, if it names one. */
  instead?: string;
}

/** The backend names every parameter that it refuses, all in one message. */
const mistakes = /query parameter '(\w+)':? (.*?)(?=; query parameter '|$)/gs;
const wrong = /^'([^']*)'/;
const suggestion = /; did you mean '([^']*)'\?/;
/** What was written is quoted; who wrote so much knows the rest. */
const longQuote = /'([^']{60})[^']+'/g;
/** Where a program finds the valid names; a reader finds them in the field. */
const forPrograms = /; GET \S+ names them all$/;

/**
 * The filters that an answer to a list of services refuses; none when it failed for another reason.
 *
 * @example
 * ```ts
 * // "query parameter 'check': 'has-runbok' is no check …; did you mean 'has-runbook'?"
 * refusedFilters(error, query)
 * // [{ name: 'check', problem: "'has-runbok' is no check …", instead: 'has-runbook' }]
 * ```
 */
export function refusedFilters(
  error: Error,
  query: ServiceQuery,
): RefusedFilter[] {
  if (!(error instanceof ResponseError) || error.statusCode !== 400) return [];
  const message = error.cause?.message ?? '';
  return [...message.matchAll(mistakes)].flatMap(([, name, text = '']) =>
    isFilterName(name)
      ? [
          {
            name,
            problem: text
              .replace(suggestion, '')
              .replace(forPrograms, '')
              .replace(longQuote, "'$1…'"),
            instead: corrected(text, query[name]),
          },
        ]
      : [],
  );
}

function isFilterName(name: string | undefined): name is FilterName {
  return name !== undefined && Object.hasOwn(filterWords, name);
}

/** Of several values, all but the wrong one stay. */
function corrected(
  text: string,
  written: string | undefined,
): string | undefined {
  const [, bad] = wrong.exec(text) ?? [];
  const [, good] = suggestion.exec(text) ?? [];
  if (good === undefined || written === undefined) return undefined;
  const values = written.split(',').map(value => value.trim());
  const at = values.findIndex(
    value => value.toLowerCase() === bad?.toLowerCase(),
  );
  return at < 0
    ? undefined
    : values.map((value, index) => (index === at ? good : value)).join(',');
}
