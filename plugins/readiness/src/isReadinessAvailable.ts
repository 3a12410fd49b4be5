import type { Entity } from '@backstage/catalog-model';

/**
 * Whether an entity's page should show readiness: components, for these are what the backend takes for services
 * unless `readiness.services` says otherwise.
 *
 * @public
 *
 * @example
 * ```tsx
 * <EntitySwitch.Case if={isReadinessAvailable}>
 *   <EntityReadinessCard />
 * </EntitySwitch.Case>
 * ```
 */
export function isReadinessAvailable(entity: Entity): boolean {
  return entity.kind.toLowerCase() === 'component';
}
