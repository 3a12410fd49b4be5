import { makeStyles, useTheme } from '@material-ui/core/styles';
import { levelColour } from './colours';

const useStyles = makeStyles(
  theme => ({
    rungs: {
      display: 'inline-flex',
      flexDirection: 'column-reverse',
      gap: 2,
      flexShrink: 0,
    },
    rung: {
      width: 20,
      height: 4,
      border: `1px solid ${theme.palette.text.secondary}`,
      // Filled rungs carry the level, so they are printed although backgrounds usually are not.
      printColorAdjust: 'exact',
    },
    large: { width: 32, height: 8 },
  }),
  { name: 'ReadinessRungs' },
);

/** A ladder filled from below. Says nothing to those who hear the page: a name stands beside it. */
export function Rungs(props: {
  filled: number;
  highest: number;
  large?: boolean;
}) {
  const { filled, highest, large } = props;
  const classes = useStyles();
  const theme = useTheme();
  const rungs = Array.from({ length: highest }, (_, index) => index + 1);
  return (
    <span className={classes.rungs} aria-hidden="true">
      {rungs.map(rung => (
        <span
          key={rung}
          data-filled={rung <= filled}
          className={`${classes.rung} ${large ? classes.large : ''}`}
          style={
            rung <= filled
              ? { backgroundColor: levelColour(theme, filled, highest) }
              : undefined
          }
        />
      ))}
    </span>
  );
}
