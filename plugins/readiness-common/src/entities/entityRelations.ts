import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

const partners = {
  ownedBy: { field: 'owner', defaultKind: 'Group' },
  partOf: { field: 'system', defaultKind: 'System' },
  childOf: { field: 'parent', defaultKind: 'Group' },
  memberOf: { field: 'memberOf', defaultKind: 'Group' },
  hasMember: { field: 'members', defaultKind: 'User' },
  dependsOn: { field: 'dependsOn', defaultKind: 'Component' },
  providesApi: { field: 'providesApis', defaultKind: 'API' },
} as const;

/**
 * The references that an entity has in one direction, full and lower-case, each once: those of the processed
 * relation, and those written in the spec, because a reference that names nothing gets no relation in the catalog's
 * graph of existing entities but is still what the author said.
 *
 * @public
 *
 * @example
 * ```ts
 * entityRelations({ kind: 'Component', spec: { owner: 'Payments' }, … }, 'ownedBy') // ['group:default/payments']
 * ```
 */
export function entityRelations(
  entity: Entity,
  type: keyof typeof partners,
): string[] {
  const { field, defaultKind } = partners[type];
  const refs = new Set<string>();
  for (const relation of entity.relations ?? []) {
    if (relation.type === type) refs.add(relation.targetRef.toLowerCase());
  }
  // The relation already carries what the spec says, with the processor's own defaults.
  if (refs.size > 0) return [...refs];
  const written = entity.spec?.[field];
  for (const value of Array.isArray(written) ? written : [written]) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    try {
      const ref = parseEntityRef(value, {
        defaultKind,
        defaultNamespace: entity.metadata.namespace ?? 'default',
      });
      refs.add(stringifyEntityRef(ref));
    } catch {
      // Not a reference at all: it names nothing, and is reported as such.
      refs.add(value.toLowerCase());
    }
  }
  return [...refs];
}
