import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { TimelineGlyph, type DeploymentLook } from './TimelineGlyph';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: { display: 'inline-flex', alignItems: 'center', gap: 4 },
    bar: {
      width: 20,
      height: 12,
      border: `1px solid ${theme.palette.text.primary}`,
      background: theme.palette.action.disabledBackground,
      printColorAdjust: 'exact',
    },
    open: {
      borderColor: theme.palette.error.main,
      background: theme.palette.error.main,
    },
  }),
  { name: 'ReadinessTimelineLegend' },
);

const looks: Array<[DeploymentLook, string]> = [
  ['success', 'deployment'],
  ['failed', 'counts as failed'],
  ['running', 'running'],
  ['cancelled', 'cancelled'],
];

/** What the shapes mean; only of those that are there. */
export function TimelineLegend(props: {
  shown: ReadonlySet<DeploymentLook | 'incident' | 'open'>;
}) {
  const { shown } = props;
  const classes = useStyles();
  return (
    <Typography
      variant="caption"
      component="ul"
      className={classes.root}
      aria-label="Shapes on the time line"
    >
      {looks
        .filter(([look]) => shown.has(look))
        .map(([look, word]) => (
          <li key={look} className={classes.item}>
            <TimelineGlyph look={look} />
            {word}
          </li>
        ))}
      {shown.has('incident') && (
        <li className={classes.item}>
          <span className={classes.bar} aria-hidden="true" />
          incident, until it was resolved
        </li>
      )}
      {shown.has('open') && (
        <li className={classes.item}>
          <span
            className={`${classes.bar} ${classes.open}`}
            aria-hidden="true"
          />
          incident that is open
        </li>
      )}
    </Typography>
  );
}
