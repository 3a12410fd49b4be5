import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
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
    nowhere: { color: theme.palette.text.disabled, cursor: 'default' },
  }),
  { name: 'ReadinessPager' },
);

/**
 * A way to another page, if there is one. Not `disabled` where there is none: while the page is on its way that would
 * take the focus from those who page with the keyboard.
 */
function Step(props: { to?: () => void; children: ReactNode }) {
  const { to, children } = props;
  const classes = useStyles();
  return (
    <Button
      size="small"
      aria-disabled={!to}
      className={to ? undefined : classes.nowhere}
      onClick={to}
    >
      {children}
    </Button>
  );
}

/** Which part of the list is shown, and the way to the rest. */
export function Pager(props: { paging: Paging; shown: number; total: number }) {
  const { paging, shown, total } = props;
  const classes = useStyles();
  const { before } = paging;
  const several = total > shown;
  const part =
    before === undefined
      ? formatCount(shown)
      : `${formatCount(before + 1)}–${formatCount(before + shown)}`;
  return (
    <nav className={classes.root} aria-label="Pages">
      <span>
        {part} of {formatCount(total, 'service')} that you can see
      </span>
      {several && (
        <>
          <Step to={paging.first}>First page</Step>
          <Step to={paging.previous}>Previous page</Step>
          <Step to={paging.next}>Next page</Step>
        </>
      )}
    </nav>
  );
}
