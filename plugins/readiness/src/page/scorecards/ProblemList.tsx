import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ScorecardList } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { formatInstant } from '../../format/formatInstant';
import { SafeLink } from '../../visual/SafeLink';
import { TextWithLinks } from '../../visual/TextWithLinks';

type Problem = ScorecardList['problems'][number];
type ProblemFile = ScorecardList['problemFiles'][number];

const useStyles = makeStyles(
  theme => ({
    root: {
      borderLeft: `4px solid ${theme.palette.text.secondary}`,
      padding: theme.spacing(1, 2),
      marginBottom: theme.spacing(3),
    },
    file: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
    source: { fontWeight: 'bold' },
    list: { marginTop: theme.spacing(1) },
    item: { marginBottom: theme.spacing(1) },
  }),
  { name: 'ReadinessProblemList' },
);

/** Mistakes in definitions, file by file: what is in force meanwhile, what is wrong and where, and the mend. */
export function ProblemList({
  problems,
  problemFiles,
}: Pick<ScorecardList, 'problems' | 'problemFiles'>) {
  const classes = useStyles();
  if (problems.length === 0) return null;
  const files = new Map(problemFiles.map(file => [file.source, file]));
  return (
    <section className={classes.root} aria-label="Problems in definitions">
      <Typography variant="h6" component="h2">
        {formatCount(problems.length, 'problem')} to mend in definitions
      </Typography>
      {[...bySource(problems)].map(([source, inFile]) => (
        <div key={source} className={classes.file}>
          <Typography
            variant="subtitle2"
            component="h3"
            className={classes.source}
          >
            <SafeLink url={source}>{source}</SafeLink>
          </Typography>
          <InForce file={files.get(source)} />
          <ul className={classes.list} aria-label={`Problems in ${source}`}>
            {inFile.map(problem => (
              <li
                key={`${problem.line} ${problem.path} ${problem.message}`}
                className={classes.item}
              >
                <ProblemText problem={problem} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** In the order in which they come, which is that of reading. */
function bySource(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.source);
    if (group) group.push(problem);
    else groups.set(problem.source, [problem]);
  }
  return groups;
}

function ProblemText({ problem }: { problem: Problem }) {
  const { line, path, message, mend } = problem;
  return (
    <>
      <Typography variant="body2" component="div">
        {message}
      </Typography>
      {mend && (
        <Typography variant="body2" component="div">
          <span aria-hidden="true">→ </span>
          <TextWithLinks text={mend} />
        </Typography>
      )}
      {(line !== undefined || path) && (
        <Typography variant="caption" component="div">
          {line !== undefined && `Line ${line}`}
          {line !== undefined && path && ', '}
          {path && <code>{path}</code>}
        </Typography>
      )}
    </>
  );
}

function InForce({ file }: { file?: ProblemFile }) {
  if (!file) return null;
  return (
    <Typography variant="body2" component="div">
      {inForceWords(file)}
    </Typography>
  );
}

function inForceWords({ inForce, since }: ProblemFile): string {
  switch (inForce) {
    case 'earlierVersion':
      return since === undefined
        ? 'Its last good version stays in force until this is mended.'
        : `Its last good version, from ${formatInstant(
            since,
          )}, stays in force until this is mended.`;
    case 'goodParts':
      return 'It has no good version to fall back on: what is good of it is in force, the rest is not.';
    default:
      return 'Nothing of it is in force.';
  }
}
