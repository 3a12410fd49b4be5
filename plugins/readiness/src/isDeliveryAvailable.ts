import type { Entity } from '@backstage/catalog-model';

const kinds = ['group', 'system', 'domain'];

/**
 * Whether an entity's page should have a tab of delivery: groups, systems and domains, for services stand below these.
 * A service has its own on the tab of its readiness.
 *
 * @public
 *
 * @example
 * ```tsx
 * <EntityLayout.Route path="/delivery" title="Delivery" if={isDeliveryAvailable}>
 *   <EntityDeliveryContent />
 * </EntityLayout.Route>
 * ```
 */
export function isDeliveryAvailable(entity: Entity): boolean {
  return kinds.includes(entity.kind.toLowerCase());
}
