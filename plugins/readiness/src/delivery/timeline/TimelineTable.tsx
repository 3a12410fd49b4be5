import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { DataTable } from '../../visual/DataTable';
import { formatInstant } from '../../format/formatInstant';
import type { TimelineMark } from './timelineMarks';

const useStyles = makeStyles(
  { moment: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } },
  { name: 'ReadinessTimelineTable' },
);

/** The time line in words, the newest first. */
export function TimelineTable({ marks }: { marks: readonly TimelineMark[] }) {
  const classes = useStyles();
  return (
    <DataTable label="Time line as a table" minWidth={480}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">When</TableCell>
          <TableCell scope="col">What</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...marks].reverse().map(({ key, at, words }) => (
          <TableRow key={key}>
            <TableCell className={classes.moment} data-title="When">
              {formatInstant(at)}
            </TableCell>
            <TableCell data-title="What" data-wide>
              {words}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
