import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DeliveryFigureView } from '@service-readiness/backstage-plugin-readiness-common';
import { VisuallyHidden } from '../visual/VisuallyHidden';
import { FigureValue } from './FigureValue';
import { Sparkline } from './Sparkline';
import { trendWords } from './trendWords';
import { figureWords } from './words';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      padding: theme.spacing(1.5),
      minWidth: 0,
      overflowWrap: 'anywhere',
    },
    // Lines and buttons of neighbouring figures stand at one height.
    foot: { marginTop: 'auto', paddingTop: theme.spacing(1) },
    button: {
      textTransform: 'none',
      textAlign: 'left',
      textDecoration: 'underline',
    },
  }),
  { name: 'ReadinessFigureTile' },
);

/** One figure: what it is, whether it got better, how it went, and the way to how it is computed. */
export function FigureTile(props: {
  figure: DeliveryFigureView;
  windowDays: number;
  /** Whether it is shown how the figure is computed. */
  explained: boolean;
  /** The element that shows it. */
  explanationId: string;
  onExplain(): void;
}) {
  const { figure, windowDays, explained, explanationId, onExplain } = props;
  const classes = useStyles();
  const { title, what } = figureWords[figure.id];
  const trend = trendWords(figure, windowDays);
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={title}
      className={classes.root}
    >
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      <FigureValue figure={figure} />
      <Typography variant="body2" color="textSecondary">
        {trend.arrow && <span aria-hidden="true">{trend.arrow} </span>}
        {trend.text}
      </Typography>
      <div className={classes.foot}>
        <Sparkline series={figure.series} unit={figure.unit} />
        <Button
          size="small"
          className={classes.button}
          aria-expanded={explained}
          aria-controls={explained ? explanationId : undefined}
          onClick={onExplain}
        >
          <span>
            How is this computed?
            <VisuallyHidden> {what}</VisuallyHidden>
          </span>
        </Button>
      </div>
    </Paper>
  );
}
