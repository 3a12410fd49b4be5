import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { LevelView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatDay } from '../format/formatDay';
import { LevelLadder } from '../visual/LevelLadder';
import { WaivedNote } from '../visual/WaivedNote';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: theme.spacing(1, 0),
      '& p': { marginTop: theme.spacing(0.5) },
    },
    // In one line where there is room.
    level: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
    },
  }),
  { name: 'ReadinessLevelSummary' },
);

/** The level held, and honestly what it rests on. */
export function LevelSummary({ level }: { level: LevelView }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.level}>
        <LevelLadder
          level={level.level}
          name={level.name}
          highest={level.highest}
          large
        />
        <WaivedNote level={level} />
      </div>
      {level.unverifiedSince && (
        <Typography variant="body2">
          Unverified since {formatDay(level.unverifiedSince)}: a source fell
          silent, the level stays as last known.
        </Typography>
      )}
      {level.heldByUnknownsOnly && (
        <Typography variant="body2">
          Nothing fails on the next level; only unknown checks hold it back.
        </Typography>
      )}
    </div>
  );
}
