import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { fullRef } from './fullRef';

/** A reference written by a person as a link if it is one, else as the text that it is. */
export function RefLink(props: { entityRef: string; defaultKind?: string }) {
  const { entityRef, defaultKind } = props;
  const ref = fullRef(entityRef, defaultKind);
  return ref ? (
    <EntityRefLink entityRef={ref} underline="always" />
  ) : (
    <>{entityRef}</>
  );
}
