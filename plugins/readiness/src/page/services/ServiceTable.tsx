import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type {
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { OrderBy } from './serviceQuery';
import { ServiceRow } from './ServiceRow';

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    table: { background: theme.palette.background.paper },
    loading: { opacity: 0.6 },
  }),
  { name: 'ReadinessServiceTable' },
);

const columns: { title: string; orderBy?: OrderBy }[] = [
  { title: 'Service', orderBy: 'title' },
  { title: 'Owner', orderBy: 'owner' },
  { title: 'Tier', orderBy: 'tier' },
  { title: 'Level', orderBy: 'level' },
  { title: 'Moved', orderBy: 'moved' },
  { title: 'Next step' },
];

/** One page of services. Sorting is asked of the backend. */
export function ServiceTable(props: {
  list: ServiceList;
  loading: boolean;
  query: ServiceQuery;
  onChange(changes: ServiceQuery): void;
}) {
  const { list, loading, query, onChange } = props;
  const classes = useStyles();
  return (
    <div className={classes.scroll}>
      <Table
        size="small"
        aria-label="Services"
        aria-busy={loading}
        className={`${classes.table} ${loading ? classes.loading : ''}`}
      >
        <TableHead>
          <TableRow>
            {columns.map(({ title, orderBy }) => {
              const active = orderBy !== undefined && query.orderBy === orderBy;
              if (!orderBy) {
                return (
                  <TableCell key={title} scope="col">
                    {title}
                  </TableCell>
                );
              }
              return (
                <TableCell
                  key={title}
                  scope="col"
                  sortDirection={active ? query.order : false}
                >
                  <TableSortLabel
                    active={active}
                    direction={active ? query.order : 'asc'}
                    onClick={() =>
                      onChange({
                        orderBy,
                        order: active && query.order === 'asc' ? 'desc' : 'asc',
                      })
                    }
                  >
                    {title}
                  </TableSortLabel>
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {list.items.map(service => (
            <ServiceRow
              key={service.entityRef}
              service={service}
              scorecardId={list.scorecard?.id}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
