import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px dashed ${theme.palette.text.secondary}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(0.5, 1),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'ReadinessExampleNotice' },
);

/** Says that what is shown is an example. Nothing when it is real. */
export function ExampleNotice({ example }: { example?: boolean }) {
  const classes = useStyles();
  if (!example) return null;
  return (
    <Typography variant="body2" role="note" className={classes.root}>
      Example data: not a real company.
    </Typography>
  );
}
