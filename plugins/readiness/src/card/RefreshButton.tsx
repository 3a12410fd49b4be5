import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import { requestProblem } from '../states/requestProblem';
import { useEffect, useState } from 'react';
import type { RefreshState } from './useServiceCard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
  }),
  { name: 'ReadinessRefreshButton' },
);

function words({ state, error }: RefreshState): string {
  if (state === 'running') return 'Collecting and evaluating…';
  if (state === 'done') return 'Up to date.';
  if (state === 'failed' && error) {
    const { message, id } = requestProblem(error);
    return `Could not refresh: ${message}${id ? ` (quote ${id})` : ''}`;
  }
  return '';
}

/** That it is done is read in this time; later it would no longer be true. */
const doneMs = 5_000;

/** Whether a refresh was done long enough ago for its words to go. */
function useIsOver({ state }: RefreshState): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (state !== 'done') return undefined;
    const timer = setTimeout(() => setOver(true), doneMs);
    return () => clearTimeout(timer);
  }, [state]);
  return over && state === 'done';
}

/** Collects and evaluates the service now, and says how it went. */
export function RefreshButton({ refresh }: { refresh: RefreshState }) {
  const classes = useStyles();
  const running = refresh.state === 'running';
  const over = useIsOver(refresh);
  return (
    <span className={classes.root}>
      <span role="status" aria-live="polite">
        {over ? undefined : words(refresh)}
      </span>
      <Button
        size="small"
        variant="outlined"
        // Not `disabled`: that would take the focus away from those who use the keyboard.
        aria-disabled={running}
        onClick={() => !running && refresh.run()}
      >
        Refresh
      </Button>
    </span>
  );
}
