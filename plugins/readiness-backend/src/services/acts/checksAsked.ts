import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import type { CompiledCheck } from '@service-readiness/backstage-plugin-readiness-common';
import type { RuleSet } from '../definitions/RuleSet';
import type { Company } from '../readModel/Company';

/** The checks that the rules in force ask of an entity, by id: those of every scorecard that applies to it. */
export function checksAsked(
  company: Company,
  { scorecards }: RuleSet,
  entityRef: string,
): ReadonlyMap<string, CompiledCheck> {
  const asked = new Map<string, CompiledCheck>();
  for (const { definition, checks } of scorecards) {
    if (!company.result(entityRef, definition.id)) continue;
    for (const { check } of checks) asked.set(check.id, check);
  }
  return asked;
}

/** The owner of a check as a full reference; absent for a check that is not in force, or whose owner is none. */
export function checkOwner(
  check: CompiledCheck | undefined,
): string | undefined {
  if (!check) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(check.definition.owner, { defaultKind: 'group' }),
    );
  } catch {
    // Free text in place of a reference: it owns nothing.
    return undefined;
  }
}
