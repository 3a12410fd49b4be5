import { getJsonValueAtPath } from '@backstage/filter-predicates';
import type { Entity } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';

/**
 * How important a service is: 1 is the most.
 *
 * @public
 */
export interface ServiceTier {
  value: number;
  /** False when the catalog entity declares none and the default stands in. */
  declared: boolean;
}

/**
 * Reads the tier at a path of the catalog entity. Accepts `1`, `"1"`, `"tier1"`, `"Tier 1"`, `"t1"` and `"tier-1"`.
 *
 * @public
 *
 * @example
 * ```ts
 * serviceTier(entity, { path: 'metadata.labels.tier', fallback: 3 }) // { value: 1, declared: true }
 * ```
 */
export function serviceTier(
  entity: Entity,
  options: { path: string; fallback: number },
): ServiceTier {
  const written = getJsonValueAtPath(
    entity as unknown as JsonValue,
    options.path,
  );
  const match = /^(?:t|tier)?[\s_-]?([1-9])$/i.exec(String(written ?? ''));
  return match
    ? { value: Number(match[1]), declared: true }
    : { value: options.fallback, declared: false };
}
