import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  eventKinds,
  type DeliveryEventView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { readinessApiRef } from '../api';
import { formatInstant } from '../format/formatInstant';
import { useAddressFilters } from '../hooks/useAddressFilters';
import { usePages } from '../hooks/usePages';
import { ChoiceFilter } from '../page/acts/ChoiceFilter';
import { FilterBar } from '../page/acts/FilterBar';
import { ListState } from '../page/acts/ListState';
import { DataTable } from '../visual/DataTable';
import { SafeLink } from '../visual/SafeLink';
import { NamedChanges } from './NamedChanges';
import { eventKindWords } from './words';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(3) },
    moment: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
    what: { minWidth: 200, overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessEventTable' },
);

const choices = [
  ['any', 'All kinds'],
  ...eventKinds.map(kind => [kind, `${eventKindWords[kind]}s`] as const),
] as const;

/** How an event stands, in words. */
function stateWords(event: DeliveryEventView): string {
  if (event.kind === 'incident') {
    return event.resolvedAt
      ? `resolved ${formatInstant(event.resolvedAt)}`
      : 'open';
  }
  return event.status ?? '–';
}

/** Where it was deployed, and what that counts as. */
function whereWords({ environment, production }: DeliveryEventView): string {
  if (!environment) return '–';
  return production === false
    ? `${environment} (not production, not counted)`
    : environment;
}

function EventRow({ event }: { event: DeliveryEventView }) {
  const { kind, id, title, url, version, at, source } = event;
  const classes = useStyles();
  const name = title ?? version ?? id;
  return (
    <TableRow hover>
      <TableCell className={classes.moment} data-title="When">
        {formatInstant(at)}
      </TableCell>
      <TableCell data-title="Kind">{eventKindWords[kind]}</TableCell>
      <TableCell className={classes.what} data-title="What" data-wide>
        {url ? <SafeLink url={url}>{name}</SafeLink> : name}
        {title && version && ` (${version})`}
        <NamedChanges event={event} />
      </TableCell>
      <TableCell data-title="State">{stateWords(event)}</TableCell>
      <TableCell data-title="Environment">{whereWords(event)}</TableCell>
      <TableCell data-title="Source">{source}</TableCell>
    </TableRow>
  );
}

/** The raw events of a service, the newest first, whatever the window. */
export function EventTable({ entityRef }: { entityRef: string }) {
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const [filters, change] = useAddressFilters(['kind']);
  const kind = eventKinds.find(candidate => candidate === filters.kind);
  const query = { entity: entityRef, kind, limit: 25 };
  const list = usePages(JSON.stringify(query), (cursor, signal) =>
    api.listDeliveryEvents({ query: { ...query, cursor } }, { signal }),
  );
  return (
    <section className={classes.root} aria-label="Events">
      <Typography variant="h6" component="h3" gutterBottom>
        Events
      </Typography>
      <FilterBar label="Filter events">
        <ChoiceFilter
          label="Kind"
          value={kind}
          choices={choices}
          onChange={value => change({ kind: value })}
        />
      </FilterBar>
      <ListState
        what="the events"
        list={list}
        empty={{ title: 'There is no such event' }}
      >
        <DataTable label="Events" minWidth={760} loading={list.loading}>
          <TableHead>
            <TableRow>
              <TableCell scope="col">When</TableCell>
              <TableCell scope="col">Kind</TableCell>
              <TableCell scope="col">What</TableCell>
              <TableCell scope="col">State</TableCell>
              <TableCell scope="col">Environment</TableCell>
              <TableCell scope="col">Source</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {list.items?.map(event => (
              <EventRow
                key={`${event.kind} ${event.source} ${event.id}`}
                event={event}
              />
            ))}
          </TableBody>
        </DataTable>
      </ListState>
    </section>
  );
}
