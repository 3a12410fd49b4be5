import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  Assessments,
  QuickCheckView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatDay } from '../format/formatDay';
import { useNow } from '../hooks/useNow';
import { formatScore } from './formatScore';
import { scorePoints } from './scorePoints';

const useStyles = makeStyles(
  theme => ({
    figure: { margin: theme.spacing(2, 0, 0) },
    root: {
      display: 'block',
      width: '100%',
      maxWidth: 480,
      height: 64,
      overflow: 'visible',
      borderTop: `1px dashed ${theme.palette.divider}`,
      borderBottom: `1px solid ${theme.palette.text.secondary}`,
      margin: theme.spacing(1, 0),
    },
    line: {
      fill: 'none',
      stroke: theme.palette.text.primary,
      strokeWidth: 1.5,
      vectorEffect: 'non-scaling-stroke',
    },
    // A line without length, round at both ends, stays a dot however the picture is stretched.
    dot: { strokeWidth: 6, strokeLinecap: 'round' },
    said: { fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'ReadinessScoreLine' },
);

/** The score of the quick check, and how it went. Once only is no course: then there is no line. */
export function ScoreLine(props: {
  newest: QuickCheckView;
  earlier: Assessments['earlier']['quickCheck'];
}) {
  const { newest, earlier } = props;
  const classes = useStyles();
  const now = useNow();
  const answered = newest.answers.length;
  const scores = [{ ...newest.score, at: newest.at, answered }, ...earlier]
    .flatMap(({ at, average, answered: count }) =>
      average === undefined ? [] : [{ at, score: average, count }],
    )
    .reverse();
  if (scores.length < 2) return null;
  const points = scorePoints(scores);
  const words = scores.map(
    ({ at, score, count }) =>
      `${formatDay(at, now)}: ${formatScore(score)} from ${formatCount(
        count,
        'answer',
      )}`,
  );
  return (
    <figure className={classes.figure}>
      <Typography variant="subtitle2" component="figcaption">
        How the score went, from 0 to 10
      </Typography>
      <svg
        className={classes.root}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={`The score ${scores.length} times, ${words.join(', ')}`}
      >
        <polyline
          className={classes.line}
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        />
        {points.map(({ x, y }, index) => (
          <polyline
            // Two may be of one moment.
            key={index}
            className={`${classes.line} ${classes.dot}`}
            points={`${x},${y} ${x},${y}`}
          />
        ))}
      </svg>
      <Typography
        variant="body2"
        component="p"
        className={classes.said}
        // The picture says it already.
        aria-hidden="true"
      >
        {words.join(' · ')}
      </Typography>
    </figure>
  );
}
