import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * A reference written by a person in full, as the catalog's components need it: they fail on a short one. Undefined if
 * it is none.
 *
 * @example
 * ```ts
 * fullRef('payments', 'group') // 'group:default/payments'
 * ```
 */
export function fullRef(
  entityRef: string,
  defaultKind?: string,
): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef, { defaultKind }));
  } catch {
    return undefined;
  }
}
