import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  FactSeriesView,
  FactView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatDay } from '../format/formatDay';
import { formatFactValue } from '../format/formatFactValue';
import { useNow } from '../hooks/useNow';
import { courseSteps } from './courseSteps';

const dayMs = 86_400_000;
/** As far as a series goes back. */
const windowDays = 90;

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(0.5), minWidth: 120, maxWidth: 220 },
    line: {
      display: 'block',
      width: '100%',
      height: 24,
      overflow: 'visible',
      // The whole window, so that it is seen where nothing is known.
      borderBottom: `1px dotted ${theme.palette.text.secondary}`,
      '& polyline': {
        fill: 'none',
        stroke: theme.palette.text.primary,
        strokeWidth: 1.5,
        strokeLinecap: 'round',
        vectorEffect: 'non-scaling-stroke',
      },
    },
  }),
  { name: 'ReadinessFactCourse' },
);

type Point = FactSeriesView['points'][number];

/** From what to what a number went, in words: what the line shows, for everybody. */
function courseWords(points: readonly Point[], unit?: string, now?: number) {
  const [first] = points;
  const last = points[points.length - 1];
  if (!first || !last) return '';
  const value = (point: Point) => formatFactValue(point.value, unit);
  const since = formatDay(last.day, now);
  return first === last
    ? `${value(last)} since ${since}`
    : `${value(first)} on ${formatDay(first.day, now)}, ${value(
        last,
      )} since ${since}`;
}

/** How a number that is kept over time went; nothing where nobody ever reported it. */
export function FactCourse(props: { series: FactSeriesView; fact: FactView }) {
  const { series, fact } = props;
  const { points, unit } = series;
  const classes = useStyles();
  const now = useNow();
  if (points.length === 0) return null;
  const corners = courseSteps(points, {
    from: now - windowDays * dayMs,
    observed: fact.observedAt ? Date.parse(fact.observedAt) : now,
    to: now,
  });
  const words = courseWords(points, unit, now);
  return (
    <div className={classes.root}>
      <svg
        className={classes.line}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${series.name} in the last ${windowDays} days`}
      >
        <polyline
          points={corners
            .map(({ x, y }) => `${x * 100},${100 - y * 100}`)
            .join(' ')}
        />
      </svg>
      <Typography variant="caption" component="div">
        {windowDays} days: {words}
      </Typography>
    </div>
  );
}
