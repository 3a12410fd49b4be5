import { makeStyles } from '@material-ui/core/styles';
import { formatCount } from '../format/formatCount';

const useStyles = makeStyles(
  { root: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } },
  { name: 'ReadinessCountOf' },
);

/** "31 of 40": a part never stands without its whole. */
export function CountOf({ count, total }: { count: number; total: number }) {
  return (
    <span className={useStyles().root}>
      {formatCount(count)} of {formatCount(total)}
    </span>
  );
}
