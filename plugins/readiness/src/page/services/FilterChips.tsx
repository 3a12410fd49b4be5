import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { fullRef } from '../../visual/fullRef';
import { VisuallyHidden } from '../../visual/VisuallyHidden';
import { filterNames, isFiltered } from './serviceQuery';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    chip: {
      textTransform: 'none',
      borderRadius: 16,
      textAlign: 'left',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'ReadinessFilterChips' },
);

function Chip(props: { onRemove(): void; children: ReactNode }) {
  const classes = useStyles();
  return (
    <Button
      size="small"
      variant="outlined"
      className={classes.chip}
      onClick={props.onRemove}
    >
      <span>{props.children}</span>
      <VisuallyHidden>, remove this filter</VisuallyHidden>
      <span aria-hidden="true">&nbsp;✕</span>
    </Button>
  );
}

/** No entity has a longer reference: three names of 63 characters with what stands between them. */
const longestRef = 3 * 63 + 2;

/** What comes with an address may be no reference at all. */
function GroupName({ entityRef }: { entityRef: string }) {
  if (entityRef.length > longestRef) return <>{entityRef.slice(0, 60)}…</>;
  const ref = fullRef(entityRef, 'group');
  return ref ? <EntityDisplayName entityRef={ref} /> : <>{entityRef}</>;
}

/** Filters that were followed here by a link and have no field of their own, in words; each can be taken away. */
export function FilterChips(props: {
  query: ServiceQuery;
  /** The title of a check, as far as it is known. */
  titleOf(checkId: string): string;
  onChange(changes: ServiceQuery): void;
}) {
  const { query, titleOf, onChange } = props;
  const classes = useStyles();
  if (!isFiltered(query)) return null;
  const clearFilters = () =>
    onChange(Object.fromEntries(filterNames.map(name => [name, undefined])));
  return (
    <div className={classes.root}>
      {query.heldBackBy && (
        <Chip onRemove={() => onChange({ heldBackBy: undefined })}>
          held back by {titleOf(query.heldBackBy)} alone
        </Chip>
      )}
      {query.group && (
        <Chip onRemove={() => onChange({ group: undefined })}>
          below <GroupName entityRef={query.group} />
        </Chip>
      )}
      <Button size="small" variant="text" onClick={clearFilters}>
        Clear all filters
      </Button>
    </div>
  );
}
