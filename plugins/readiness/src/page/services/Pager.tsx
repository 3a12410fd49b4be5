import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { formatCount } from '../../format/formatCount';
import type { Paging } from './useServiceList';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'ReadinessPager' },
);

/** Which part of the list is shown, and the way to the rest. */
export function Pager(props: { paging: Paging; shown: number; total: number }) {
  const { paging, shown, total } = props;
  const classes = useStyles();
  const { before } = paging;
  const part =
    before === undefined
      ? formatCount(shown)
      : `${formatCount(before + 1)}–${formatCount(before + shown)}`;
  return (
    <nav className={classes.root} aria-label="Pages">
      <span>
        {part} of {formatCount(total, 'service')} that you can see
      </span>
      <Button size="small" disabled={!paging.first} onClick={paging.first}>
        First page
      </Button>
      <Button
        size="small"
        disabled={!paging.previous}
        onClick={paging.previous}
      >
        Previous page
      </Button>
      <Button size="small" disabled={!paging.next} onClick={paging.next}>
        Next page
      </Button>
    </nav>
  );
}
