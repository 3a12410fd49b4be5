import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { firstSentence } from '../format/firstSentence';
import { formatDay } from '../format/formatDay';
import { effortOfWork } from '../format/words';
import { useNow } from '../hooks/useNow';
import { ActMark } from '../visual/ActMark';
import { OutcomeMark } from '../visual/OutcomeMark';
import { TextWithCode } from '../visual/TextWithCode';
import { CheckDetail } from './CheckDetail';
import { whoWouldAnswer } from './whoWouldAnswer';

const useStyles = makeStyles(
  theme => ({
    summary: {
      display: 'grid',
      gridTemplateColumns: '8.5em 1fr max-content',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
      width: '100%',
      minWidth: 0,
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'max-content 1fr',
      },
    },
    aside: {
      whiteSpace: 'nowrap',
      color: theme.palette.text.secondary,
      [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' },
    },
    // What is done takes one line on a narrow screen.
    since: { [theme.breakpoints.down('xs')]: { display: 'none' } },
    // Whole as a rule; only a sentence that nobody should write is cut.
    first: {
      gridColumn: '1 / -1',
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 3,
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: { WebkitLineClamp: 6 },
    },
  }),
  { name: 'ReadinessCheckAccordion' },
);

/** What a reader should know before opening the check: what to do, or which source would answer. */
function firstWords(check: CheckView): string | undefined {
  if (check.outcome === 'fail') return firstSentence(check.fix);
  return check.outcome === 'unknown'
    ? whoWouldAnswer(check) ?? firstSentence(check.because)
    : undefined;
}

/** When what people did lapses; else what it takes once it is known to fail, since when it holds once it passes. */
function Aside({ check, now }: { check: CheckView; now: number }) {
  const { outcome, waived, attestation } = check;
  if (waived) return <ActMark act="waived" until={waived.until} />;
  if (attestation?.decides && attestation.attested) {
    return <ActMark act="attested" until={attestation.attested.until} />;
  }
  if (outcome === 'fail') return <>{effortOfWork(check.effort)}</>;
  if (outcome !== 'pass') return null;
  const since = check.firstEvaluated ? 'first evaluated' : 'since';
  return <>{`${since} ${formatDay(check.since, now)}`}</>;
}

/** Nobody misses since when a check passes where there is little room; a date at which that ends they would. */
const isSince = ({ outcome, waived, attestation }: CheckView) =>
  outcome === 'pass' && !waived && !attestation?.decides;

/** A check that opens in place. */
export function CheckAccordion(props: {
  check: CheckView;
  entityRef: string;
  scorecardId: string;
  open: boolean;
  onToggle(open: boolean): void;
}) {
  const { check, entityRef, scorecardId, open, onToggle } = props;
  const classes = useStyles();
  const now = useNow();
  const first = firstWords(check);
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
          <Typography
            variant="caption"
            className={`${classes.aside} ${
              isSince(check) ? classes.since : ''
            }`}
          >
            <Aside check={check} now={now} />
          </Typography>
          {first && !open && (
            <Typography
              variant="body2"
              component="span"
              className={classes.first}
            >
              <TextWithCode text={first} />
            </Typography>
          )}
        </div>
      </AccordionSummary>
      <AccordionDetails id={`readiness-check-${check.id}-detail`}>
        <CheckDetail
          check={check}
          entityRef={entityRef}
          scorecardId={scorecardId}
        />
      </AccordionDetails>
    </Accordion>
  );
}
