import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** A service by its title, so that no row asks the catalog for it again. */
export function ServiceLink(props: { entityRef: string; title: string }) {
  return (
    <EntityRefLink entityRef={props.entityRef}>{props.title}</EntityRefLink>
  );
}
