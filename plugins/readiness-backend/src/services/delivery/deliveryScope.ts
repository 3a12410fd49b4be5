import { NotFoundError } from '@backstage/errors';
import { nearestName } from '@service-readiness/backstage-plugin-readiness-common';
import type { Company } from '../readModel/Company';
import type { EntityRow } from '../readModel/EntityRow';
import type { Visibility } from '../visibility/VisibilityService';

/** What figures are asked about: a service, or everything below something. */
export interface DeliveryScope {
  kind: 'service' | 'group' | 'system' | 'domain' | 'company';
  /** Absent of the company. */
  entityRef?: string;
  title: string;
  /** Services that the caller sees, each once. */
  services: readonly EntityRow[];
}

/** Deeper chains of `partOf` are a mistake in the catalog. */
const deepest = 20;
const kinds = ['group', 'system', 'domain'] as const;

/**
 * The services that an entity stands for, of those that the caller sees: itself; those that a group or one below it
 * owns; those of a system; those of a domain's systems and of the domains below it. Without an entity, all.
 *
 * @throws NotFoundError alike for what is hidden, what does not exist, and what is none of these
 */
export function deliveryScope(
  company: Company,
  visibility: Visibility,
  entityRef?: string,
): DeliveryScope {
  const seen = company.servicesSeenBy(visibility, '').map(({ row }) => row);
  if (entityRef === undefined) {
    return { kind: 'company', title: 'All services', services: seen };
  }
  const row = company.entity(entityRef);
  const kind = row && visibility.sees(row) ? scopeKind(row) : undefined;
  if (!row || !kind) throw noSuchScope(company, visibility, entityRef);
  const named = { entityRef, title: row.title };
  if (kind === 'service') return { kind, ...named, services: [row] };
  const isBelow = kind === 'group' ? owned(company, row) : part(company, row);
  return { kind, ...named, services: seen.filter(isBelow) };
}

function scopeKind(row: EntityRow): DeliveryScope['kind'] | undefined {
  return row.isService ? 'service' : kinds.find(kind => kind === row.kind);
}

function owned(company: Company, group: EntityRow) {
  const owners = new Set(company.descent(group.entityRef).groups);
  return ({ ownerRef }: EntityRow) =>
    ownerRef !== undefined && owners.has(ownerRef);
}

/** Of a component that is part of another, the system of that one counts. */
function part(company: Company, whole: EntityRow) {
  return (service: EntityRow) => {
    let at: EntityRow | undefined = service;
    for (let depth = 0; at?.systemRef && depth < deepest; depth++) {
      if (at.systemRef === whole.entityRef) return true;
      at = company.entity(at.systemRef);
    }
    return false;
  };
}

function noSuchScope(
  company: Company,
  visibility: Visibility,
  entityRef: string,
) {
  const [kind] = entityRef.split(':');
  const near = company.refsWhere(
    row =>
      row.kind === kind &&
      scopeKind(row) !== undefined &&
      visibility.sees(row) &&
      Math.abs(row.entityRef.length - entityRef.length) <= 3,
  );
  const nearest = nearestName(entityRef, near);
  const mend = nearest ? `; did you mean '${nearest}'?` : '';
  return new NotFoundError(
    `No service, group, system or domain '${entityRef}' that you can see${mend}`,
  );
}
