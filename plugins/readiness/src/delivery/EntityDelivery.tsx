import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ScopeDelivery } from './ScopeDelivery';

/** How everything below a group, system or domain is delivered, on its page. */
export function EntityDelivery() {
  const { entity } = useEntity();
  return (
    <ScopeDelivery
      entityRef={stringifyEntityRef(entity)}
      what={`this ${entity.kind.toLowerCase()}`}
    />
  );
}
