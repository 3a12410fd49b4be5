import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { CollectorView } from '@service-readiness/backstage-plugin-readiness-common';
import { Notice } from '../../states/Notice';
import { CollectorRow } from './CollectorRow';

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    table: { background: theme.palette.background.paper },
  }),
  { name: 'ReadinessCollectorTable' },
);

/** Every collector with its last run. */
export function CollectorTable(props: { collectors: CollectorView[] }) {
  const { collectors } = props;
  const classes = useStyles();
  if (collectors.length === 0) {
    return (
      <Notice title="No collector is installed" role="status">
        Add a module with collectors to the backend; until then every check that
        reads a fact is unknown.
      </Notice>
    );
  }
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label="Collectors" className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">Collector</TableCell>
            <TableCell scope="col">State</TableCell>
            <TableCell scope="col">Last run</TableCell>
            <TableCell scope="col">Last success</TableCell>
            <TableCell scope="col" align="right">
              Entities covered
            </TableCell>
            <TableCell scope="col" align="right">
              Failed
            </TableCell>
            <TableCell scope="col" align="right">
              Facts changed
            </TableCell>
            <TableCell scope="col">Next run</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {collectors.map(collector => (
            <CollectorRow key={collector.id} collector={collector} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
