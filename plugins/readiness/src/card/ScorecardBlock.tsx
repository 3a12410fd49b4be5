import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { formatCount } from '../format/formatCount';
import { formatDay } from '../format/formatDay';
import { useReadinessTabHref } from '../hooks/useReadinessTabHref';
import { Age } from '../visual/Age';
import { LevelSummary } from './LevelSummary';
import { NextSteps } from './NextSteps';

const useStyles = makeStyles(
  theme => ({ root: { marginBottom: theme.spacing(2) } }),
  { name: 'ReadinessScorecardBlock' },
);

/** More steps than this are read on the tab. */
const stepsOnCard = 5;

const sentenceStart = (words: string) =>
  words.charAt(0).toUpperCase() + words.slice(1);

/** How old all this is: what was read, and what came of it. */
function Freshness(props: { scorecard: ServiceCard['scorecards'][number] }) {
  const { asOf, evaluatedAt, firstEvaluated } = props.scorecard;
  const came = firstEvaluated ? 'first evaluated' : 'an outcome last changed';
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {asOf && (
        <>
          <Age at={asOf} prefix="The oldest fact was read" />;{' '}
        </>
      )}
      <Age at={evaluatedAt} prefix={asOf ? came : sentenceStart(came)} />.
    </Typography>
  );
}

/** The next level and what leads to it, or why nothing does. */
function nextWords(scorecard: ServiceCard['scorecards'][number]): string {
  const { nextLevel, nextSteps, rungs } = scorecard;
  if (!nextLevel) return 'The highest level is reached.';
  const next = `Next: ${nextLevel.level} ${nextLevel.name}`;
  const rung = rungs.find(({ level }) => level === nextLevel.level);
  return rung?.countsFrom
    ? `${next}, nothing counts there until ${formatDay(rung.countsFrom)}`
    : `${next}, ${formatCount(nextSteps.length, 'step')}`;
}

/** One scorecard on the card: where the service stands, and what to do next. */
export function ScorecardBlock(props: {
  entityRef: string;
  scorecard: ServiceCard['scorecards'][number];
  /** What stands between the level and the steps. */
  children?: ReactNode;
}) {
  const { entityRef, scorecard, children } = props;
  const { id, title, level, nextLevel, nextSteps } = scorecard;
  const classes = useStyles();
  const tabHref = useReadinessTabHref();
  const more = nextSteps.length - stepsOnCard;
  return (
    <section className={classes.root} aria-label={title}>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      <LevelSummary level={level} />
      {children}
      <Typography variant="body1">{nextWords(scorecard)}</Typography>
      <NextSteps
        label={`Next steps on ${title}`}
        steps={nextSteps.slice(0, stepsOnCard)}
        hrefOf={step =>
          tabHref(entityRef, {
            scorecard: id,
            rung: nextLevel?.level,
            check: step.checkId,
          })
        }
      />
      {more > 0 && (
        <Typography variant="body2">and {formatCount(more)} more</Typography>
      )}
      <Freshness scorecard={scorecard} />
    </section>
  );
}
