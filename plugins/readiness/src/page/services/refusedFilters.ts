import { ResponseError } from '@backstage/errors';
import {
  queryMistakeSchema,
  type QueryMistake,
  type ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';

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

/** What was written is quoted; who wrote so much knows the rest. */
const longQuote = /'([^']{60})[^']+'/g;

/**
 * The filters that an answer to a list of services refuses; none when it failed for another reason.
 *
 * @example
 * ```ts
 * // { parameter: 'check', value: 'has-runbok', nearest: 'has-runbook', problem: "'has-runbok' is no check …" }
 * refusedFilters(error, query)
 * // [{ name: 'check', problem: "'has-runbok' is no check …", instead: { words: 'has-runbook', changes: … } }]
 * ```
 */
export function refusedFilters(
  error: Error,
  query: ServiceQuery,
): RefusedFilter[] {
  if (!(error instanceof ResponseError) || error.statusCode !== 400) return [];
  const { mistakes } = error.cause as Error & { mistakes?: unknown };
  const parsed = queryMistakeSchema.array().safeParse(mistakes);
  if (!parsed.success) return [];
  const written = new Map(Object.entries(query));
  return parsed.data.map(mistake => ({
    name: mistake.parameter,
    problem: mistake.problem.replace(longQuote, "'$1…'"),
    instead: meant(mistake, written.get(mistake.parameter)?.toString()),
  }));
}

function meant(
  { parameter, value, nearest }: QueryMistake,
  written: string | undefined,
): RefusedFilter['instead'] {
  if (nearest === undefined || written === undefined) return undefined;
  if (value === undefined) {
    return {
      words: nearest,
      changes: { [parameter]: undefined, [nearest]: written },
    };
  }
  // Of several values, all but the wrong one stay.
  const bad = value.toLowerCase();
  const values = written.split(',').map(one => one.trim());
  const at = values.findIndex(one => one.toLowerCase() === bad);
  if (at < 0) return undefined;
  const words = values.map((v, i) => (i === at ? nearest : v)).join(',');
  return { words, changes: { [parameter]: words } };
}
