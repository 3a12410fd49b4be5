import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import type { ServiceSummary } from '@service-readiness/backstage-plugin-readiness-common';

const useStyles = makeStyles(
  // A name is broken only where it is wider than its column.
  { name: { display: 'inline-block', maxWidth: '100%' } },
  { name: 'ReadinessOwnerLine' },
);

type Owner = ServiceSummary['owner'];

function OwnerLink(props: { owner: Owner; underline?: 'hover' }) {
  const { owner, underline = 'always' } = props;
  if (!owner.ref) return <>{owner.title ?? 'unknown'}</>;
  // The answer carries the title, so that no row asks the catalog for it again.
  return (
    <EntityRefLink
      entityRef={owner.ref}
      defaultKind="group"
      underline={underline}
    >
      {owner.title}
    </EntityRefLink>
  );
}

/** What a reference names, in few words. */
function named(entityRef: string): { kind: string; name: string } {
  try {
    const { kind, name } = parseEntityRef(entityRef, { defaultKind: 'group' });
    return { kind: kind.toLowerCase(), name };
  } catch {
    // Not a reference: shown as it was written.
    return { kind: 'owner', name: entityRef };
  }
}

/** "no such group: web-agency"; the full reference is on hover. */
function MissingOwner({ entityRef }: { entityRef: string }) {
  const classes = useStyles();
  const { kind, name } = named(entityRef);
  return (
    <Tooltip title={`${entityRef} is not in the catalog`}>
      <span>
        no such {kind}: <span className={classes.name}>{name}</span>
      </span>
    </Tooltip>
  );
}

/** Who owns a service, or what is wrong with what is written there. */
export function OwnerLine(props: {
  owner: Owner;
  /** In a column of links none needs a line to be told from text; beside words of ours it does. */
  column?: boolean;
}) {
  const { owner, column } = props;
  switch (owner.state) {
    case 'none':
      return <>no owner</>;
    case 'notFound':
      return <MissingOwner entityRef={owner.ref ?? owner.title ?? ''} />;
    case 'user':
      return (
        <>
          <OwnerLink owner={owner} /> (a person)
        </>
      );
    case 'emptyGroup':
      return (
        <>
          <OwnerLink owner={owner} /> (no members)
        </>
      );
    default:
      return (
        <OwnerLink owner={owner} underline={column ? 'hover' : undefined} />
      );
  }
}
