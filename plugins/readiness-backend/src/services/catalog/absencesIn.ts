import type { Company } from '../readModel/Company';
import type { EntityRow } from '../readModel/EntityRow';

/** That a group has nobody, as an absence. No reference has a `#` in it. */
export function membersOf(groupRef: string): string {
  return `${groupRef}#members`;
}

/**
 * What the catalog is without and services speak of: references that lead to nothing, and people in groups that own
 * something. Pure.
 *
 * @example
 * ```ts
 * absencesIn(company) // Set { 'group:default/gone', 'group:default/empty#members' }
 * ```
 */
export function absencesIn(company: Company): Set<string> {
  const absences = new Set<string>();
  for (const row of company.services()) {
    for (const ref of referencesOf(row)) {
      if (!company.entity(ref)) absences.add(ref);
    }
    const owner = row.ownerRef && company.entity(row.ownerRef);
    if (!owner || owner.kind !== 'group') continue;
    if (company.memberCount(owner.entityRef) === 0) {
      absences.add(membersOf(owner.entityRef));
    }
  }
  return absences;
}

function* referencesOf(row: EntityRow): Generator<string> {
  if (row.ownerRef) yield row.ownerRef;
  yield* row.dependsOn;
  yield* row.providesApis;
}
