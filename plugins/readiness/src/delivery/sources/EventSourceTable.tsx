import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { EventSourceList } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { Age } from '../../visual/Age';
import { DataTable } from '../../visual/DataTable';

const useStyles = makeStyles(
  {
    address: { overflowWrap: 'anywhere' },
    count: { fontVariantNumeric: 'tabular-nums' },
  },
  { name: 'ReadinessEventSourceTable' },
);

type Source = EventSourceList['items'][number];

/** How a source stands, by shape and word. */
function SourceState({ source }: { source: Source }) {
  if (source.error) return <>✕ failing: {source.error}</>;
  return source.lastReceivedAt ? <>✓ delivers</> : <>– nothing yet</>;
}

/** Where events come from, and whether they can be read and placed. */
export function EventSourceTable({ sources }: { sources: readonly Source[] }) {
  const classes = useStyles();
  return (
    <DataTable label="Event sources" minWidth={760}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">Source</TableCell>
          <TableCell scope="col">Type</TableCell>
          <TableCell scope="col">State</TableCell>
          <TableCell scope="col">Last received</TableCell>
          <TableCell scope="col" align="right">
            For no service
          </TableCell>
          <TableCell scope="col" align="right">
            Unreadable
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {sources.map(source => (
          <TableRow key={source.id}>
            <TableCell component="th" role="rowheader" scope="row">
              {source.title}
              {source.path && (
                <div className={classes.address}>
                  delivers to <code>/api/readiness{source.path}</code>
                </div>
              )}
            </TableCell>
            <TableCell data-title="Type">{source.type}</TableCell>
            <TableCell data-title="State" data-wide>
              <SourceState source={source} />
            </TableCell>
            <TableCell data-title="Last received">
              {source.lastReceivedAt ? (
                <Age at={source.lastReceivedAt} prefix="" />
              ) : (
                'never'
              )}
            </TableCell>
            <TableCell
              className={classes.count}
              data-title="For no service"
              align="right"
            >
              {formatCount(source.unmapped)}
            </TableCell>
            <TableCell
              className={classes.count}
              data-title="Unreadable"
              align="right"
            >
              {formatCount(source.unreadable)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
