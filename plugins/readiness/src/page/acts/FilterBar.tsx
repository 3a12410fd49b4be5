import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
      display: 'grid',
      // As wide as the window at least, so that a narrow one is not widened.
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(170px, 100%), 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'start',
      // One field alone is no wider than it needs.
      '& > :only-child': { maxWidth: 300 },
    },
  }),
  { name: 'ReadinessFilterBar' },
);

/** Fields by which a list is narrowed. */
export function FilterBar(props: { label: string; children: ReactNode }) {
  return (
    <Paper
      variant="outlined"
      role="search"
      aria-label={props.label}
      className={useStyles().root}
    >
      {props.children}
    </Paper>
  );
}
