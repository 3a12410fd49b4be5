import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatDay } from '../format/formatDay';
import { effortWords } from '../format/words';
import { OutcomeMark } from '../visual/OutcomeMark';
import { CheckDetail } from './CheckDetail';

const useStyles = makeStyles(
  theme => ({
    summary: {
      display: 'grid',
      gridTemplateColumns: '8em 1fr max-content',
      gap: theme.spacing(0, 1),
      width: '100%',
      minWidth: 0,
    },
    first: {
      gridColumn: '2 / -1',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'ReadinessCheckAccordion' },
);

/** What a reader should know before opening the check. */
function firstSentence(check: CheckView): string | undefined {
  if (check.outcome === 'fail') return check.fix;
  return check.outcome === 'unknown' ? check.because : undefined;
}

/** A check that opens in place. */
export function CheckAccordion(props: {
  check: CheckView;
  open: boolean;
  onToggle(open: boolean): void;
}) {
  const { check, open, onToggle } = props;
  const classes = useStyles();
  const first = firstSentence(check);
  return (
    <Accordion
      square
      expanded={open}
      onChange={(_, expanded) => onToggle(expanded)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary
        id={`readiness-check-${check.id}`}
        aria-controls={`readiness-check-${check.id}-detail`}
        expandIcon={<ExpandMoreIcon />}
      >
        <div className={classes.summary}>
          <OutcomeMark outcome={check.outcome} />
          <Typography variant="subtitle2" component="span">
            {check.title}
            {check.countsFrom &&
              ` · counts from ${formatDay(check.countsFrom)}`}
          </Typography>
          <Typography variant="caption">{effortWords[check.effort]}</Typography>
          {first && !open && (
            <Typography
              variant="body2"
              component="span"
              className={classes.first}
            >
              {first}
            </Typography>
          )}
        </div>
      </AccordionSummary>
      <AccordionDetails id={`readiness-check-${check.id}-detail`}>
        <CheckDetail check={check} />
      </AccordionDetails>
    </Accordion>
  );
}
