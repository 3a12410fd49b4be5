import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** A reference written by a person as a link if it is one, else as the text that it is. */
export function RefLink(props: { entityRef: string; defaultKind?: string }) {
  const { entityRef, defaultKind } = props;
  try {
    parseEntityRef(entityRef, { defaultKind });
  } catch {
    // Not a reference: shown as it was written.
    return <>{entityRef}</>;
  }
  return (
    <EntityRefLink
      entityRef={entityRef}
      defaultKind={defaultKind}
      underline="always"
    />
  );
}
