import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderLeft: `4px solid ${theme.palette.text.secondary}`,
      padding: theme.spacing(1, 2),
      margin: theme.spacing(1, 0),
      overflowWrap: 'anywhere',
    },
    title: { fontWeight: 'bold' },
  }),
  { name: 'ReadinessNotice' },
);

/** Something a reader must know before the rest: what is the case, and what to do next. */
export function Notice(props: {
  title: string;
  children?: ReactNode;
  role?: 'alert' | 'status' | 'note';
}) {
  const { title, children, role = 'note' } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role={role}>
      <Typography variant="body1" className={classes.title}>
        {title}
      </Typography>
      {children && (
        <Typography variant="body2" component="div">
          {children}
        </Typography>
      )}
    </div>
  );
}
