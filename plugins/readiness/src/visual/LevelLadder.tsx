import { makeStyles, useTheme } from '@material-ui/core/styles';
import { levelColour } from './colours';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      verticalAlign: 'middle',
    },
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
    name: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
    nameLarge: {
      fontSize: theme.typography.h6.fontSize,
      fontWeight: 'bold',
    },
  }),
  { name: 'ReadinessLevelLadder' },
);

/** A level as a ladder filled from below, and in words. */
export function LevelLadder(props: {
  level: number;
  name: string;
  highest: number;
  large?: boolean;
}) {
  const { level, name, highest, large } = props;
  const classes = useStyles();
  const theme = useTheme();
  const rungs = Array.from({ length: highest }, (_, index) => index + 1);
  return (
    <span className={classes.root}>
      <span className={classes.rungs} aria-hidden="true">
        {rungs.map(rung => (
          <span
            key={rung}
            data-filled={rung <= level}
            className={`${classes.rung} ${large ? classes.large : ''}`}
            style={
              rung <= level
                ? { backgroundColor: levelColour(theme, level, highest) }
                : undefined
            }
          />
        ))}
      </span>
      <span className={`${classes.name} ${large ? classes.nameLarge : ''}`}>
        <VisuallyHidden>Level </VisuallyHidden>
        {level} {name}
        <VisuallyHidden> of {highest}</VisuallyHidden>
      </span>
    </span>
  );
}
