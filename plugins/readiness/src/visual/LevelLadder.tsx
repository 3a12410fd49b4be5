import { makeStyles } from '@material-ui/core/styles';
import { Rungs } from './Rungs';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      verticalAlign: 'middle',
    },
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
  return (
    <span className={classes.root}>
      <Rungs filled={level} highest={highest} large={large} />
      <span className={`${classes.name} ${large ? classes.nameLarge : ''}`}>
        <VisuallyHidden>Level </VisuallyHidden>
        {level} {name}
        <VisuallyHidden> of {highest}</VisuallyHidden>
      </span>
    </span>
  );
}
