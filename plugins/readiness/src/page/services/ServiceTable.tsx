import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { DataTable } from '../../visual/DataTable';
import { SortableHeader } from '../../visual/SortableHeader';
import type { OrderBy } from './serviceQuery';
import { ServiceRow } from './ServiceRow';

const columns: { title: string; orderBy?: OrderBy }[] = [
  { title: 'Service', orderBy: 'title' },
  { title: 'Level', orderBy: 'level' },
  { title: 'Next step' },
  { title: 'Owner', orderBy: 'owner' },
  { title: 'Tier', orderBy: 'tier' },
  { title: 'Moved', orderBy: 'moved' },
];

/** One page of services. Sorting is asked of the backend. */
export function ServiceTable(props: {
  list: ServiceList;
  loading: boolean;
  query: ServiceQuery;
  onChange(changes: ServiceQuery): void;
}) {
  const { list, loading, query, onChange } = props;
  return (
    <DataTable label="Services" minWidth={760} loading={loading}>
      <TableHead>
        <TableRow>
          {columns.map(({ title, orderBy }) =>
            orderBy ? (
              <SortableHeader
                key={title}
                order={query.orderBy === orderBy ? query.order : undefined}
                onSort={order => onChange({ orderBy, order })}
              >
                {title}
              </SortableHeader>
            ) : (
              <TableCell key={title} scope="col">
                {title}
              </TableCell>
            ),
          )}
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
    </DataTable>
  );
}
