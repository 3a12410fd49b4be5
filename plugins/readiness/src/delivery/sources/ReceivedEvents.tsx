import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { ReceivedEventView } from '@service-readiness/backstage-plugin-readiness-common';
import { readinessApiRef } from '../../api';
import { formatInstant } from '../../format/formatInstant';
import { usePages } from '../../hooks/usePages';
import { ListState } from '../../page/acts/ListState';
import { DataTable } from '../../visual/DataTable';
import { eventKindWords } from '../words';

const useStyles = makeStyles(
  {
    moment: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
    text: { minWidth: 200, overflowWrap: 'anywhere' },
  },
  { name: 'ReadinessReceivedEvents' },
);

const stateWords: Record<ReceivedEventView['state'], string> = {
  unmapped: 'for no service',
  unreadable: 'unreadable',
};

/** What the event says of where it belongs, apart from entities: those stand in the reason. */
function saidOf(event: ReceivedEventView): string {
  const { repository, environment, service } = event;
  const said = [
    repository,
    environment && `environment ${environment}`,
    service && `service ${service}`,
  ];
  return said.filter(Boolean).join(' · ') || '–';
}

/** What to do about events that count for nothing. */
function WhatToDo() {
  return (
    <Typography variant="body2" paragraph>
      An event that is for no service finds it by itself as soon as a service
      names its repository, or names it in the annotation{' '}
      <code>service-readiness/delivery-name</code>, or a rule in{' '}
      <code>readiness.delivery.mapping</code> fits: nothing has to be sent
      again. What is unreadable has to be mended where it comes from.
    </Typography>
  );
}

function ReceivedRow({ event }: { event: ReceivedEventView }) {
  const classes = useStyles();
  return (
    <TableRow hover>
      <TableCell className={classes.moment} data-title="Received">
        {formatInstant(event.receivedAt)}
      </TableCell>
      <TableCell data-title="Source">{event.source}</TableCell>
      <TableCell className={classes.text} data-title="Event">
        {event.kind ? eventKindWords[event.kind] : 'Event'} {event.id}
      </TableCell>
      <TableCell className={classes.text} data-title="It says" data-wide>
        {saidOf(event)}
      </TableCell>
      <TableCell className={classes.text} data-title="Why" data-wide>
        <b>{stateWords[event.state]}</b>: {event.reason}
      </TableCell>
    </TableRow>
  );
}

/** Events that came in and count for nothing yet, each with the reason. None is dropped in silence. */
export function ReceivedEvents() {
  const api = useApi(readinessApiRef);
  const list = usePages('received events', (cursor, signal) =>
    api.listReceivedEvents({ query: { cursor } }, { signal }),
  );
  return (
    <>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        Events that count for nothing yet
      </Typography>
      <ListState
        what="the events that count for nothing yet"
        list={list}
        empty={{
          title: 'Every event that came in was read and is for a service',
        }}
      >
        <WhatToDo />
        <DataTable
          label="Events that count for nothing yet"
          minWidth={820}
          loading={list.loading}
        >
          <TableHead>
            <TableRow>
              <TableCell scope="col">Received</TableCell>
              <TableCell scope="col">Source</TableCell>
              <TableCell scope="col">Event</TableCell>
              <TableCell scope="col">It says</TableCell>
              <TableCell scope="col">Why</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {list.items?.map(event => (
              <ReceivedRow key={event.receivedId} event={event} />
            ))}
          </TableBody>
        </DataTable>
      </ListState>
    </>
  );
}
