import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  {
    label: { position: 'relative' },
    // Stands in the space between columns, so that it takes none of the words.
    icon: {
      position: 'absolute',
      left: '100%',
      bottom: 0,
      margin: 0,
      '$right &': { left: 'auto', right: '100%' },
    },
    right: {},
  },
  { name: 'ReadinessSortableHeader' },
);

type Order = 'asc' | 'desc';

/** The header of a column by which a table can be ordered; a second click turns the order round. */
export function SortableHeader(props: {
  /** How the table is ordered by this column, if it is. */
  order: Order | undefined;
  /** The order of the first click: the largest figure first, names from A on. */
  firstOrder?: Order;
  align?: 'right';
  onSort(order: Order): void;
  children: ReactNode;
}) {
  const { order, firstOrder = 'asc', align, onSort, children } = props;
  const classes = useStyles();
  const turned = order === 'asc' ? 'desc' : 'asc';
  return (
    <TableCell scope="col" align={align} sortDirection={order ?? false}>
      <TableSortLabel
        classes={{
          root: `${classes.label} ${align ? classes.right : ''}`,
          icon: classes.icon,
        }}
        active={order !== undefined}
        direction={order ?? firstOrder}
        onClick={() => onSort(order ? turned : firstOrder)}
      >
        {children}
      </TableSortLabel>
    </TableCell>
  );
}
