import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { collectorStates } from './collectorStates';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(2, 0, 0),
      '& dt': { fontWeight: 'bold', whiteSpace: 'nowrap' },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'ReadinessStateLegend' },
);

/** What the words for a collector's state mean. */
export function StateLegend() {
  const classes = useStyles();
  return (
    <Typography
      variant="body2"
      component="dl"
      className={classes.root}
      aria-label="Meaning of the states"
    >
      {Object.values(collectorStates).map(({ word, meaning }) => [
        <dt key={`${word} word`}>{word}</dt>,
        <dd key={`${word} meaning`}>{meaning}</dd>,
      ])}
    </Typography>
  );
}
