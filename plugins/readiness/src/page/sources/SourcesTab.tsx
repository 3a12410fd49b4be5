import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Status } from '@service-readiness/backstage-plugin-readiness-common';
import { readinessApiRef } from '../../api';
import { useRequest, type RequestState } from '../../hooks/useRequest';
import { Loading, SkeletonLines } from '../../states/Loading';
import { Notice } from '../../states/Notice';
import { PartFailed } from '../../states/PartFailed';
import { RequestFailed } from '../../states/RequestFailed';
import { CatalogState } from './CatalogState';
import { CollectorRow } from './CollectorRow';

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    table: { background: theme.palette.background.paper },
  }),
  { name: 'ReadinessSourcesTab' },
);

function Collectors() {
  const api = useApi(readinessApiRef);
  const classes = useStyles();
  const { value, error, loading, retry } = useRequest('collectors', signal =>
    api.listCollectors({}, { signal }),
  );
  if (error) {
    return <RequestFailed error={error} what="the collectors" retry={retry} />;
  }
  if (!value) {
    return loading ? (
      <Loading what="collectors">
        <SkeletonLines lines={5} />
      </Loading>
    ) : null;
  }
  if (value.items.length === 0) {
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
          {value.items.map(collector => (
            <CollectorRow key={collector.id} collector={collector} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** Where the figures come from, and whether the sources can be believed. */
export function SourcesTab({ status }: { status: RequestState<Status> }) {
  return (
    <>
      {status.error && (
        <PartFailed error={status.error} what="the state of the catalog" />
      )}
      {status.value && <CatalogState status={status.value} />}
      {!status.value && status.loading && (
        <Loading what="the state of the catalog">
          <SkeletonLines lines={3} />
        </Loading>
      )}
      <Typography variant="h6" component="h2">
        Collectors
      </Typography>
      <Collectors />
    </>
  );
}
