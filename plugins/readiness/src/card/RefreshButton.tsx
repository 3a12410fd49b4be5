import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import { requestProblem } from '../states/requestProblem';
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

/** Collects and evaluates the service now, and says how it went. */
export function RefreshButton({ refresh }: { refresh: RefreshState }) {
  const classes = useStyles();
  const running = refresh.state === 'running';
  return (
    <span className={classes.root}>
      <span role="status" aria-live="polite">
        {words(refresh)}
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
