import { makeStyles } from '@material-ui/core/styles';
import type { DeliveryFigureView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatFigure } from '../format/formatFigure';
import { sparklineRuns } from './sparklineRuns';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'block',
      width: '100%',
      height: 32,
      overflow: 'visible',
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    line: {
      fill: 'none',
      stroke: theme.palette.text.primary,
      strokeWidth: 1.5,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      vectorEffect: 'non-scaling-stroke',
    },
    // A run of one is a dot: a line without length, round at both ends.
    dot: { strokeWidth: 4 },
  }),
  { name: 'ReadinessSparkline' },
);

type Series = DeliveryFigureView['series'];

/** What the line shows, for those who hear the page. */
function lineWords(series: Series, unit: DeliveryFigureView['unit']): string {
  const values = series.flatMap(({ value }) => value ?? []);
  const without = series.length - values.length;
  const last = series[series.length - 1]?.value;
  return [
    `${formatCount(series.length, 'part')} of the window`,
    `from ${formatFigure(Math.min(...values), unit)} to ${formatFigure(
      Math.max(...values),
      unit,
    )}`,
    `the last ${last === undefined ? 'no data' : formatFigure(last, unit)}`,
    ...(without > 0 ? [`${formatCount(without)} without data`] : []),
  ].join(', ');
}

/** How a figure went within the window. Weeks without data are gaps. Nothing where there is no data at all. */
export function Sparkline(props: {
  series: Series;
  unit: DeliveryFigureView['unit'];
}) {
  const { series, unit } = props;
  const classes = useStyles();
  const runs = sparklineRuns(series.map(({ value }) => value));
  if (runs.length === 0) return null;
  return (
    <svg
      className={classes.root}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      role="img"
      aria-label={lineWords(series, unit)}
    >
      {runs.map(run => (
        <polyline
          key={run[0]?.x}
          className={`${classes.line} ${run.length === 1 ? classes.dot : ''}`}
          points={(run.length === 1 ? [...run, ...run] : run)
            .map(({ x, y }) => `${x * 100},${100 - y * 100}`)
            .join(' ')}
        />
      ))}
    </svg>
  );
}
