import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { NextStep } from '@service-readiness/backstage-plugin-readiness-common';
import { effortWords } from '../format/words';
import { OutcomeMark } from '../visual/OutcomeMark';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    step: {
      display: 'grid',
      gridTemplateColumns: '6.5em 1fr',
      gap: theme.spacing(0, 1),
      padding: theme.spacing(0.5, 0),
      overflowWrap: 'anywhere',
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
          <div>
            <Link to={hrefOf(step)}>{step.title}</Link>
            <Typography variant="body2" color="textSecondary">
              {step.text} ({effortWords[step.effort]})
            </Typography>
          </div>
        </li>
      ))}
    </ol>
  );
}
