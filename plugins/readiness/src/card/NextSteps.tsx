import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { NextStep } from '@service-readiness/backstage-plugin-readiness-common';
import { effortOfWork } from '../format/words';
import { ActGlyph } from '../visual/ActGlyph';
import { OutcomeMark } from '../visual/OutcomeMark';
import { TextWithCode } from '../visual/TextWithCode';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    step: {
      display: 'grid',
      gridTemplateColumns: '6.5em 1fr',
      gap: theme.spacing(0, 1),
      padding: theme.spacing(0.5, 0),
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'max-content 1fr',
      },
    },
    title: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(1),
    },
    // The rest is on the tab, one click away.
    text: {
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 2,
      overflow: 'hidden',
      gridColumn: 2,
      [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' },
    },
  }),
  { name: 'ReadinessNextSteps' },
);

/** What to do next, in the order in which the backend gives it: the cheapest first. */
export function NextSteps(props: {
  steps: NextStep[];
  label: string;
  hrefOf(step: NextStep): string;
}) {
  const { steps, label, hrefOf } = props;
  const classes = useStyles();
  return (
    <ol className={classes.list} aria-label={label}>
      {steps.map(step => (
        <li key={step.checkId} className={classes.step}>
          <OutcomeMark outcome={step.outcome} />
          <div className={classes.title}>
            <Link to={hrefOf(step)}>{step.title}</Link>
            {/* What is unknown may need no work at all; its text says who would answer. */}
            {step.attestable && (
              <Link to={hrefOf(step)} aria-label={`Attest ${step.title}`}>
                <ActGlyph act="attested" />
                attest
              </Link>
            )}
            {step.outcome === 'fail' && (
              <Typography variant="caption" color="textSecondary">
                {effortOfWork(step.effort)}
              </Typography>
            )}
          </div>
          <Typography
            variant="body2"
            color="textSecondary"
            className={classes.text}
          >
            <TextWithCode text={step.text} />
          </Typography>
        </li>
      ))}
    </ol>
  );
}
