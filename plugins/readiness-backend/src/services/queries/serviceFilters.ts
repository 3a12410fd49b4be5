import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CompiledScorecard,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { noneValue, type EntityFacet } from '../readModel/EntityRow';
import { noneOf } from './noneOf';
import { QueryError, type MendedMistake } from './QueryError';

export type FacetName = EntityFacet | 'level';
export const facetNames: readonly FacetName[] = [
  'level',
  'owner',
  'system',
  'lifecycle',
  'tier',
];

/** Tiers as the catalog can declare them. */
const tiers = Array.from({ length: 9 }, (_, i) => String(i + 1));

/** What narrows the list of services, every name in it known to mean something. */
export interface ServiceFilters {
  scorecard?: CompiledScorecard;
  /** Values that are asked for, by facet. */
  facets: Partial<Record<FacetName, ReadonlySet<string>>>;
  group?: string;
}

/**
 * Reads the filters of a query. A name that means nothing is refused: an empty list would say that no service is
 * meant, where nobody was asked about. Owners, systems and groups are not looked up, for that would tell which
 * hidden ones exist.
 *
 * @throws InputError with every mistake and, where there is one, the nearest valid name.
 */
export function serviceFilters(
  query: ServiceQuery,
  scorecards: readonly CompiledScorecard[],
): ServiceFilters {
  const mistakes: MendedMistake[] = [];
  const ids = scorecards.map(({ definition }) => definition.id);
  const asked = query.scorecard ?? ids[0];
  const scorecard = scorecards.find(
    ({ definition }) => definition.id === asked,
  );
  if (query.scorecard !== undefined && !scorecard) {
    mistakes.push(noneOf('scorecard', query.scorecard, 'scorecard', ids));
  }
  // Of a scorecard that is not known nothing can be said.
  if (scorecard) mistakes.push(...checkMistakes(query, scorecard));
  if (query.outcome && !query.check) {
    mistakes.push({ parameter: 'outcome', problem: "needs 'check' beside it" });
  }
  const facets: ServiceFilters['facets'] = {};
  for (const name of facetNames) {
    const written = query[name];
    if (written === undefined) continue;
    facets[name] = new Set(facetValues(name, written, { scorecard, mistakes }));
  }
  const group =
    query.group && entityRefOf('group', query.group.toLowerCase(), mistakes);
  if (mistakes.length > 0) throw new QueryError(mistakes);
  return { scorecard, facets, group };
}

function checkMistakes(
  query: ServiceQuery,
  { checks, definition }: CompiledScorecard,
): MendedMistake[] {
  const ids = checks.map(({ check }) => check.id);
  return (['check', 'heldBackBy'] as const).flatMap(name => {
    const id = query[name];
    return id === undefined || ids.includes(id)
      ? []
      : [noneOf(name, id, `check of scorecard '${definition.id}'`, ids)];
  });
}

function facetValues(
  name: FacetName,
  written: string,
  {
    scorecard,
    mistakes,
  }: { scorecard?: CompiledScorecard; mistakes: MendedMistake[] },
): string[] {
  const values = written
    .split(',')
    .map(value => value.trim().toLowerCase())
    .filter(value => value !== '');
  if (values.length === 0) {
    mistakes.push({
      ...{ parameter: name, problem: 'is empty' },
      mend: `leave it out, or say '${noneValue}' for services without one`,
    });
  }
  const read = (value: string): string => {
    if (value === noneValue || name === 'lifecycle') return value;
    if (name === 'owner' || name === 'system') {
      return entityRefOf(name, value, mistakes);
    }
    const levels = scorecard?.definition.levels.map(l => String(l.level));
    const valid = name === 'tier' ? tiers : levels;
    if (valid && !valid.includes(value)) {
      const what =
        name === 'tier'
          ? 'tier'
          : `level of scorecard '${scorecard?.definition.id}'`;
      mistakes.push(noneOf(name, value, what, [...valid, noneValue]));
    }
    return value;
  };
  return values.map(read);
}

/** The full reference. A short one would match nothing. */
function entityRefOf(
  name: string,
  value: string,
  mistakes: MendedMistake[],
): string {
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch {
    // The parser's message speaks of its own options.
    mistakes.push({
      ...{ parameter: name, value },
      problem: `'${value}' is no entity reference; write it like 'group:default/payments'`,
    });
    return value;
  }
}
