import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ServiceSummary } from '@service-readiness/backstage-plugin-readiness-common';

type Owner = ServiceSummary['owner'];

function OwnerLink({ owner }: { owner: Owner }) {
  if (!owner.ref) return <>{owner.title ?? 'unknown'}</>;
  // The answer carries the title, so that no row asks the catalog for it again.
  return (
    <EntityRefLink entityRef={owner.ref} defaultKind="group" underline="always">
      {owner.title}
    </EntityRefLink>
  );
}

/** Who owns a service, or what is wrong with what is written there. */
export function OwnerLine({ owner }: { owner: Owner }) {
  switch (owner.state) {
    case 'none':
      return <>needs an owner: none is set</>;
    case 'notFound':
      return (
        <>needs an owner: “{owner.ref ?? owner.title}” is not in the catalog</>
      );
    case 'user':
      return (
        <>
          <OwnerLink owner={owner} /> (a person; a group lasts longer)
        </>
      );
    case 'emptyGroup':
      return (
        <>
          <OwnerLink owner={owner} /> (a group without members)
        </>
      );
    default:
      return <OwnerLink owner={owner} />;
  }
}
