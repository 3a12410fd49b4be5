import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ScorecardList } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { SafeLink } from '../../visual/SafeLink';
import { TextWithLinks } from '../../visual/TextWithLinks';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderLeft: `4px solid ${theme.palette.text.secondary}`,
      padding: theme.spacing(1, 2),
      marginBottom: theme.spacing(3),
    },
    item: { marginBottom: theme.spacing(1), overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessProblemList' },
);

/** Mistakes in definitions: where, what, and what would be right. */
export function ProblemList({
  problems,
}: {
  problems: ScorecardList['problems'];
}) {
  const classes = useStyles();
  if (problems.length === 0) return null;
  return (
    <section className={classes.root} aria-label="Problems in definitions">
      <Typography variant="h6" component="h2">
        {formatCount(problems.length, 'problem')} to mend in definitions
      </Typography>
      <Typography variant="body2" gutterBottom>
        The last good version of each stays in force.
      </Typography>
      <ul>
        {problems.map(({ source, line, path, message, mend }) => (
          <li
            key={`${source} ${line} ${path} ${message}`}
            className={classes.item}
          >
            <Typography variant="body2" component="div">
              {message} {mend && <TextWithLinks text={mend} />}
            </Typography>
            <Typography variant="caption" component="div">
              <SafeLink url={source}>{source}</SafeLink>
              {line !== undefined && `, line ${line}`}
              {path && (
                <>
                  , <code>{path}</code>
                </>
              )}
            </Typography>
          </li>
        ))}
      </ul>
    </section>
  );
}
