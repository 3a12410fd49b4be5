import { ResponseError } from '@backstage/errors';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';

/** What the address is to say instead, by parameter; undefined takes one away. */
export type AddressChanges = Record<string, string | undefined>;

/** A parameter in the address that the backend does not take. */
export interface RefusedFilter {
  name: string;
  /** What is wrong with it, in the backend's words. */
  problem: string;
  /** What was meant, if the backend names it. */
  instead?: { words: string; changes: AddressChanges };
}

/** The backend names every parameter that it refuses, all in one message. */
const mistakes = /query parameter '([^']+)':? (.*?)(?=; query parameter '|$)/gs;
const wrong = /^'([^']*)'|, got '([^']*)'/;
const suggestion = /; did you mean '([^']*)'\?/;
/** Where one value alone is taken, that is the one. */
const onlyValue = /^expected '([^']*)', got /;
const doesNotExist = /^does not exist/;
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
 * // [{ name: 'check', problem: "'has-runbok' is no check …", instead: { words: 'has-runbook', changes: … } }]
 * ```
 */
export function refusedFilters(
  error: Error,
  query: ServiceQuery,
): RefusedFilter[] {
  if (!(error instanceof ResponseError) || error.statusCode !== 400) return [];
  const message = error.cause?.message ?? '';
  const written = new Map(Object.entries(query));
  return [...message.matchAll(mistakes)].flatMap(([, name, text = '']) =>
    name === undefined
      ? []
      : [
          {
            name,
            problem: text
              .replace(suggestion, '')
              .replace(forPrograms, '')
              .replace(longQuote, "'$1…'"),
            instead: meant(name, text, written.get(name)?.toString()),
          },
        ],
  );
}

function meant(
  name: string,
  text: string,
  written: string | undefined,
): RefusedFilter['instead'] {
  const good = (suggestion.exec(text) ?? onlyValue.exec(text))?.[1];
  if (good === undefined || written === undefined) return undefined;
  if (doesNotExist.test(text)) {
    return { words: good, changes: { [name]: undefined, [good]: written } };
  }
  // Of several values, all but the wrong one stay.
  const [, quoted, got] = wrong.exec(text) ?? [];
  const bad = (quoted ?? got)?.toLowerCase();
  const values = written.split(',').map(value => value.trim());
  const at = values.findIndex(value => value.toLowerCase() === bad);
  if (at < 0) return undefined;
  const words = values.map((v, index) => (index === at ? good : v)).join(',');
  return { words, changes: { [name]: words } };
}
